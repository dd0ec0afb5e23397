package uk.spahc;

import java.util.List;

/**
 * What counting every aggregate anew from the facts found.
 *
 * @param kept whether the new counts stand now; else nothing was changed
 */
public record RebuildReport(boolean kept, List<Aggregate> aggregates) {
    /**
     * @param rows of the new count
     * @param rowsGone rows that stood and that the facts do not bear out
     * @param rowsCome rows that the facts give and that did not stand
     */
    public record Aggregate(String table, long rows, long rowsGone, long rowsCome) {
    }

    /** Rows that differ, either way; it should always be 0. */
    public long differences() {
        return aggregates.stream().mapToLong(aggregate -> aggregate.rowsGone() + aggregate.rowsCome()).sum();
    }
}
