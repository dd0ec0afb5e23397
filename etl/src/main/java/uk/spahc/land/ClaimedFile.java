package uk.spahc.land;

import java.nio.file.Path;
import uk.spahc.feed.FeedDefinition;

/**
 * A supplier's file that this run has taken into {@code processing}, so that no other run and no supplier touches it.
 *
 * @param fileName as the supplier named it
 */
public record ClaimedFile(FeedDefinition feed, Path path, String fileName) {
}
