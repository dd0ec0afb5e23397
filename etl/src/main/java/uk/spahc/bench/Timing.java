package uk.spahc.bench;

import java.util.Locale;

/**
 * How long something took.
 *
 * @param rows that it was about; 0 where rows say nothing
 * @param seconds of wall-clock time
 */
public record Timing(String what, long rows, double seconds) {
    /** Work that may fail in the ways of files and databases. */
    interface Work {
        void run() throws Exception;
    }

    static Timing of(String what, long rows, Work work) throws Exception {
        long began = System.nanoTime();
        work.run();
        return new Timing(what, rows, (System.nanoTime() - began) / 1e9);
    }

    double rowsPerSecond() {
        return rows / seconds;
    }

    double microsecondsPerRow() {
        return seconds * 1e6 / rows;
    }

    @Override
    public String toString() {
        return String.format(Locale.UK, "%s: %.1f s%s", what, seconds, rows == 0 ? "" : String.format(Locale.UK, ", %,.0f rows a second", rowsPerSecond()));
    }
}
