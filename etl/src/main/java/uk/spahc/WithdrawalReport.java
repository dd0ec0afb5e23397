package uk.spahc;

/**
 * What a withdrawal changed, or would change.
 *
 * @param done false: nothing was changed
 * @param loadKey under which it is entered; 0 if nothing was changed
 * @param named records asked for
 * @param known of these, how many ever came from that source
 * @param leaving of these, how many were there and left
 * @param counted of these, how many were counted in figures
 * @param knownBefore of those leaving, how many had been told of before the version that is withdrawn
 * @param outcomes that left with their records
 * @param versionsCleared versions of people in records that lost link and attributes
 * @param months recorded whose figures were counted again
 */
public record WithdrawalReport(String feed, boolean done, long loadKey, long named, long known, long leaving, long counted, long knownBefore,
        long outcomes, long versionsCleared, long months) {

    public long unknown() {
        return named - known;
    }
}
