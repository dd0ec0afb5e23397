package uk.spahc.read;

import java.io.IOException;

/** Ends the reading of a delivery that must be held. Never leaves this package. */
final class Unreadable extends IOException {
    private final transient HeldCode code;
    private final long line;

    /** @param line 1-based, or 0 where no line is to blame */
    Unreadable(HeldCode code, long line, String sentence) {
        super(sentence);
        this.code = code;
        this.line = line;
    }

    HeldCode code() {
        return code;
    }

    long line() {
        return line;
    }
}
