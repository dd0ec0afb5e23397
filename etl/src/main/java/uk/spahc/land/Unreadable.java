package uk.spahc.land;

import java.io.IOException;

/** Ends the reading of a delivery that must be held. Never leaves the stages land and read. */
public final class Unreadable extends IOException {
    private final transient HeldCode code;
    private final long line;

    /** @param line 1-based, or 0 where no line is to blame */
    public Unreadable(HeldCode code, long line, String sentence) {
        super(sentence);
        this.code = code;
        this.line = line;
    }

    public HeldCode code() {
        return code;
    }

    public long line() {
        return line;
    }
}
