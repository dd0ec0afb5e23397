package uk.spahc;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import uk.spahc.audit.Delivery;
import uk.spahc.audit.DeliveryRegister;
import uk.spahc.audit.Load;
import uk.spahc.audit.LoadRegister;
import uk.spahc.land.DeliveryHeld;
import uk.spahc.land.DeliveryStore;

/** Puts away a delivery that must not go on: nothing of it stays in staging or vault, the file is kept encrypted. */
@Component
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

    /** Vault and staging first: identities must not outlive the decision even if the disk is full. */
    void putAway(Delivery delivery, long loadKey, DeliveryHeld held) {
        onItsOwn.executeWithoutResult(status -> {
            jdbc.sql("SELECT vault.forget_delivery(?)").param(delivery.deliveryKey()).query((row, number) -> 0).list();
            reconciliation.emptyStaging(delivery.deliveryKey());
        });
        store.settle(delivery, held.state() == Load.State.REFUSED ? DeliveryStore.Place.REJECTED : DeliveryStore.Place.HELD);
        loads.end(loadKey, held.state(), held.heldBecause());
        deliveries.mark(delivery.deliveryKey(), Delivery.State.valueOf(held.state().name()));
    }
}
