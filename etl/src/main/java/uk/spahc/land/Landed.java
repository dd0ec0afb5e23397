package uk.spahc.land;

import java.util.Set;
import uk.spahc.audit.Delivery;
import uk.spahc.audit.Progress;
import uk.spahc.feed.FeedDefinition;

/**
 * A delivery on its way through the stages.
 *
 * @param rerunNumber which processing from the beginning this is; restarts share it
 * @param accepted whether an officer has accepted what the delivery would be held for
 * @param permittedColumns names of the columns that the agreement lets leave the reader
 */
public record Landed(
        FeedDefinition feed,
        Delivery delivery,
        long loadKey,
        int rerunNumber,
        boolean accepted,
        DeliveryContent content,
        Set<String> permittedColumns,
        Progress progress) {

    /** Names the load in messages: feed and file, never what is in it. */
    public String name() {
        return feed.feed() + " " + delivery.fileName();
    }
}
