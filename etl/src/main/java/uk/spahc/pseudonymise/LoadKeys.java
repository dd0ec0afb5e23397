package uk.spahc.pseudonymise;

/**
 * Under which keys of {@code audit} the rows of one load are stored.
 *
 * @param rerunNumber of the delivery's processing; restarts share it
 */
public record LoadKeys(long deliveryKey, long loadKey, int rerunNumber) {
}
