package uk.spahc.land;

import uk.spahc.audit.Delivery;
import uk.spahc.audit.Progress;
import uk.spahc.feed.FeedDefinition;
import uk.spahc.governance.Standing;

/**
 * A delivery on its way through the stages.
 *
 * @param rerunNumber which processing from the beginning this is; restarts share it
 * @param accepted whether an officer has accepted what the delivery would be held for
 * @param agreement in force on the delivery's business date and today
 */
public record Landed(
        FeedDefinition feed,
        Delivery delivery,
        long loadKey,
        int rerunNumber,
        boolean accepted,
        DeliveryContent content,
        Standing.InForce agreement,
        Progress progress) {
}
