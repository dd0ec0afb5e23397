package uk.spahc.sample;

import java.time.LocalDateTime;
import java.util.List;

/**
 * A record as it is sent in one delivery.
 *
 * @param editions in the order of their lines; two where the source sends an old and a new one at once
 * @param fault null, or what damages the last row of the first edition
 * @param twice whether each row is there a second time, identical
 */
record Sending(CrimeRecord record, List<Edition> editions, Fault fault, boolean twice) {

    LocalDateTime newest() {
        return editions.stream().map(Edition::updated).max(LocalDateTime::compareTo).orElseThrow();
    }
}
