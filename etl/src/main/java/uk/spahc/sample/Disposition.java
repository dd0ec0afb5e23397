package uk.spahc.sample;

import java.util.Locale;

/** What should become of a line. Where several could be said, the one that stands first here. */
enum Disposition {
    REJECTED, DUPLICATE, STALE, OUTSIDE_AREA, UNCHANGED, LOADED;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
