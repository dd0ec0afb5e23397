package uk.spahc.audit;

/**
 * Rows rejected for one reason.
 *
 * @param column {@code ""} where the reason is of the whole row
 * @param firstLine 1-based line of the first of them
 */
public record RejectCount(String code, String column, long rows, long firstLine) {
}
