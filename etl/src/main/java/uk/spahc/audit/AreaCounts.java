package uk.spahc.audit;

/** Rows of a delivery, rejects left out, by where they lie; what lies outside is in {@link RowCounts#outsideArea()}. */
public record AreaCounts(long inside, long unknown) {
    public static final AreaCounts NONE = new AreaCounts(0, 0);
}
