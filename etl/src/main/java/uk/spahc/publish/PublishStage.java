package uk.spahc.publish;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.spahc.audit.Delivery;
import uk.spahc.audit.DeliveryRegister;
import uk.spahc.audit.Load;
import uk.spahc.audit.LoadRegister;
import uk.spahc.audit.Progress;
import uk.spahc.audit.Stage;
import uk.spahc.home.Home;
import uk.spahc.land.DeliveryStore;
import uk.spahc.land.Landed;
import uk.spahc.run.Run;

/**
 * Tells readers of a delivery that is wholly in the warehouse. Each part may be repeated: a kill between two of them costs
 * nothing but doing them again.
 */
public class PublishStage {
    private final Run run;
    private final Home home;
    private final DeliveryStore store;
    private final DeliveryRegister deliveries;
    private final LoadRegister loads;
    private final JdbcClient jdbc;
    private final TransactionTemplate onItsOwn;

    public PublishStage(Run run, Home home, DeliveryStore store, DeliveryRegister deliveries, LoadRegister loads,
            JdbcClient jdbc, TransactionTemplate onItsOwn) {
        this.run = run;
        this.home = home;
        this.store = store;
        this.deliveries = deliveries;
        this.loads = loads;
        this.jdbc = jdbc;
        this.onItsOwn = onItsOwn;
    }

    /** Writes the receipt, puts the file into the archive, then marks the load that reached the warehouse as published. */
    public void run(Landed landed) {
        Progress progress = landed.progress();
        Load inWarehouse = loadInWarehouse(landed.delivery().deliveryKey());
        progress.reached(Stage.PUBLISH, "begin");
        Receipt.write(home, landed.delivery(), inWarehouse.loadKey(), inWarehouse.counts());
        progress.reached(Stage.PUBLISH, "receipt");
        store.settle(landed.delivery(), DeliveryStore.Place.ARCHIVE);
        progress.reached(Stage.PUBLISH, "archive");
        onItsOwn.executeWithoutResult(status -> {
            jdbc.sql("INSERT INTO audit.publication (run_key, load_key) VALUES (?, ?) ON CONFLICT (load_key) DO NOTHING")
                    .params(run.runKey(), inWarehouse.loadKey()).update();
            loads.publishedWithin(inWarehouse.loadKey());
            deliveries.markWithin(landed.delivery().deliveryKey(), Delivery.State.PUBLISHED);
        });
        progress.reached(Stage.PUBLISH, "end");
    }

    /** The attempt that did it, which after a restart is not the attempt that publishes it. */
    private Load loadInWarehouse(long deliveryKey) {
        List<Load> attempts = loads.ofDelivery(deliveryKey);
        return attempts.stream().filter(load -> load.state() == Load.State.LOADED || load.state() == Load.State.PUBLISHED)
                .findFirst().orElseThrow(() -> new IllegalStateException("no load of this delivery reached the warehouse"));
    }
}
