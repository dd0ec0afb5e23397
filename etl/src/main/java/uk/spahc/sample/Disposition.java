package uk.spahc.sample;

import java.util.Locale;

/** What should become of a line. Where several could be said, the one that stands first here. */
enum Disposition {
    REJECTED, DUPLICATE, OUTSIDE_AREA, STALE, UNCHANGED, LOADED;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
