package uk.spahc;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.spahc.audit.AreaCounts;
import uk.spahc.audit.Delivery;
import uk.spahc.audit.DeliveryRegister;
import uk.spahc.audit.LoadReport;
import uk.spahc.audit.RowCounts;
import uk.spahc.database.Sql;
import uk.spahc.feed.FeedCatalogue;
import uk.spahc.feed.FeedDefinition;
import uk.spahc.governance.Agreements;
import uk.spahc.governance.Standing;
import uk.spahc.land.DeliveryStore;
import uk.spahc.run.Run;

/**
 * Destroys deliveries for which no agreement came to be in force in time: nobody may read them, so nobody may keep them.
 * That a delivery came, and when it was destroyed, stays in the audit.
 */
class OverdueDeliveries {
    /** From its arrival. */
    private static final Period GRACE = Period.ofDays(14);
    private static final Sql SQL = Sql.beside(OverdueDeliveries.class, "overdue.sql");

    private final Run run;
    private final JdbcClient jdbc;
    private final TransactionTemplate onItsOwn;
    private final DeliveryRegister deliveries;
    private final DeliveryStore store;
    private final FeedCatalogue feeds;
    private final Agreements agreements;
    private final Clock clock;

    OverdueDeliveries(Run run, JdbcClient jdbc, TransactionTemplate onItsOwn, DeliveryRegister deliveries, DeliveryStore store,
            FeedCatalogue feeds, Agreements agreements, Clock clock) {
        this.run = run;
        this.jdbc = jdbc;
        this.onItsOwn = onItsOwn;
        this.deliveries = deliveries;
        this.store = store;
        this.feeds = feeds;
        this.agreements = agreements;
        this.clock = clock;
    }

    /** Destroys what is overdue, and the file of any that an earlier run destroyed when it was cut off; a report each. */
    List<LoadReport> destroy() {
        deliveries.in(Delivery.State.DESTROYED).forEach(store::destroy);
        List<LoadReport> reports = new ArrayList<>();
        for (long key : jdbc.sql(SQL.get("forbidden")).param(OffsetDateTime.now(clock).minus(GRACE)).query(Long.class).list()) {
            Delivery delivery = deliveries.find(key).orElseThrow();
            if (!isAllowedNow(delivery)) {
                destroy(delivery);
                reports.add(report(delivery));
            }
        }
        return reports;
    }

    /** Once an agreement is in force an officer may load it, and it is theirs to decide. */
    private boolean isAllowedNow(Delivery delivery) {
        return feeds.feeds().stream().filter(feed -> feed.feed().equals(delivery.feed())).map(FeedDefinition::agreement)
                .anyMatch(agreement -> agreements.inForce(agreement, delivery.businessDate(), LocalDate.now(clock)) instanceof Standing.InForce);
    }

    private void destroy(Delivery delivery) {
        onItsOwn.executeWithoutResult(status -> {
            jdbc.sql(SQL.get("forget")).param(delivery.deliveryKey()).query(Long.class).single();
            jdbc.sql(SQL.get("enter")).params(run.runKey(), delivery.deliveryKey()).update();
            deliveries.markWithin(delivery.deliveryKey(), Delivery.State.DESTROYED);
        });
        store.destroy(delivery);
    }

    private static LoadReport report(Delivery delivery) {
        return new LoadReport(delivery.feed(), delivery.fileName(), delivery.businessDate(), 0, LoadReport.Outcome.DESTROYED, RowCounts.NONE,
                AreaCounts.NONE, List.of(), "No agreement came to be in force within " + GRACE.getDays()
                + " days of its arrival, so it was destroyed unread.", "");
    }
}
