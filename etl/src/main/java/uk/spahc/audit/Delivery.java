package uk.spahc.audit;

import java.time.LocalDate;

/**
 * A file as received, known by its bytes.
 *
 * @param sha256 of the content: of what a zip holds, not of the zip
 */
public record Delivery(
        long deliveryKey,
        String feed,
        String sourceCode,
        LocalDate businessDate,
        int revision,
        String fileName,
        String sha256,
        long sizeBytes,
        State state) {

    public enum State { RECEIVED, LOADING, FAILED, HELD, REFUSED, FORBIDDEN, DESTROYED, LOADED, PUBLISHED }

    public Delivery in(State newState) {
        return new Delivery(deliveryKey, feed, sourceCode, businessDate, revision, fileName, sha256, sizeBytes, newState);
    }
}
