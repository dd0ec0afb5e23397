package uk.spahc.audit;

/**
 * Something a data officer should know that stopped nothing, counted over rows.
 *
 * @param label of a coded attribute that no code map knows; {@code ""} otherwise
 * @param firstLine null where the notice is of the whole delivery
 */
public record Notice(String code, String column, String label, long rows, Long firstLine) {
}
