package uk.spahc.audit;

import java.time.OffsetDateTime;

/**
 * One attempt at a delivery.
 *
 * @param rerunNumber 0 at first; an officer who has a delivery processed from its beginning again gives the next
 * @param causeCode null while nothing went wrong
 * @param cause one plain sentence without values
 */
public record Load(
        long loadKey,
        long deliveryKey,
        int rerunNumber,
        State state,
        String causeCode,
        String cause,
        String nextStep,
        RowCounts counts,
        AreaCounts area,
        OffsetDateTime startedAt,
        OffsetDateTime finishedAt) {

    public enum State { RUNNING, FAILED, HELD, REFUSED, FORBIDDEN, LOADED, PUBLISHED }
}
