package uk.spahc;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.spahc.audit.Delivery;
import uk.spahc.audit.DeliveryRegister;
import uk.spahc.audit.LoadRegister;
import uk.spahc.land.DeliveryHeld;
import uk.spahc.land.DeliveryStore;

/** Puts away a delivery that must not go on: nothing of it stays in staging or vault, the file is kept encrypted. */
class HeldDelivery {
    private final JdbcClient jdbc;
    private final TransactionTemplate onItsOwn;
    private final DeliveryStore store;
    private final DeliveryRegister deliveries;
    private final LoadRegister loads;
    private final Reconciliation reconciliation;

    HeldDelivery(JdbcClient jdbc, TransactionTemplate onItsOwn, DeliveryStore store, DeliveryRegister deliveries, LoadRegister loads,
            Reconciliation reconciliation) {
        this.jdbc = jdbc;
        this.onItsOwn = onItsOwn;
        this.store = store;
        this.deliveries = deliveries;
        this.loads = loads;
        this.reconciliation = reconciliation;
    }

    /**
     * Enters the decision and takes the rows out of staging and vault, in one transaction: whatever comes next finds either
     * a delivery that is on its way or one that is held and has no row left.
     */
    void enter(Delivery delivery, long loadKey, DeliveryHeld held) {
        onItsOwn.executeWithoutResult(status -> {
            jdbc.sql("SELECT vault.forget_delivery(?)").param(delivery.deliveryKey()).query((row, number) -> 0).list();
            jdbc.sql("SELECT vault.put_indexes_back()").query((row, number) -> 0).list();
            reconciliation.emptyStaging(delivery.deliveryKey());
            loads.endWithin(loadKey, held.state(), held.heldBecause());
            deliveries.markWithin(delivery.deliveryKey(), Delivery.State.valueOf(held.state().name()));
        });
    }

    /** Encrypts the file and takes it out of processing; may be repeated. */
    void putFileAway(Delivery delivery, Delivery.State state) {
        store.settle(delivery, state == Delivery.State.REFUSED ? DeliveryStore.Place.REJECTED : DeliveryStore.Place.HELD);
    }
}
