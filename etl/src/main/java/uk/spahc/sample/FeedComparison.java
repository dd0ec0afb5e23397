package uk.spahc.sample;

import java.util.List;

/**
 * What a warehouse says of the deliveries of one feed, beside what is true of them.
 *
 * @param lines of the truth, whose ends are among what was compared
 * @param figures that either side has
 * @param differences a sentence for each that is not equal
 */
public record FeedComparison(String feed, long lines, int figures, List<String> differences) {
}
