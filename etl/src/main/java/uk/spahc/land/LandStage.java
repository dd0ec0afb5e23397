package uk.spahc.land;

import java.util.Optional;
import uk.spahc.audit.Delivery;
import uk.spahc.audit.DeliveryRegister;
import uk.spahc.audit.Stage;

/**
 * Lets a delivery through that is new for its business date, or a correction that says so: other bytes for a date that is
 * loaded need a higher revision number, or an officer's word.
 */
public class LandStage {
    private final DeliveryRegister deliveries;

    public LandStage(DeliveryRegister deliveries) {
        this.deliveries = deliveries;
    }

    /** @throws DeliveryHeld when the delivery would correct another without saying so */
    public void run(Landed landed) {
        landed.progress().reached(Stage.LAND, "begin");
        Delivery delivery = landed.delivery();
        Optional<Delivery> earlier = deliveries.inForce(delivery.feed(), delivery.businessDate())
                .filter(other -> other.deliveryKey() != delivery.deliveryKey());
        if (earlier.isPresent() && delivery.revision() <= earlier.get().revision() && !landed.accepted()) {
            throw DeliveryHeld.held("REVISION_NEEDED",
                    "A delivery of " + delivery.feed() + " for " + delivery.businessDate() + " is loaded already (" + earlier.get().fileName()
                            + "), and this one has other content without a higher revision number.",
                    "If it is a correction: spahc rerun " + landed.loadKey() + " --accept. If it was sent by mistake, leave it.");
        }
        landed.progress().reached(Stage.LAND, "end");
    }
}
