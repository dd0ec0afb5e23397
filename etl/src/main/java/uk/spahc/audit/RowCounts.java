package uk.spahc.audit;

/** What became of the rows of one delivery. Each row is counted in exactly one of the six after {@code read}. */
public record RowCounts(long read, long loaded, long unchanged, long stale, long outsideArea, long rejected, long duplicate) {
    public static final RowCounts NONE = new RowCounts(0, 0, 0, 0, 0, 0, 0);

    /** 0, or rows were lost (positive) or counted twice (negative). */
    public long difference() {
        return read - loaded - unchanged - stale - outsideArea - rejected - duplicate;
    }

    public RowCounts plus(RowCounts other) {
        return new RowCounts(read + other.read, loaded + other.loaded, unchanged + other.unchanged, stale + other.stale,
                outsideArea + other.outsideArea, rejected + other.rejected, duplicate + other.duplicate);
    }
}
