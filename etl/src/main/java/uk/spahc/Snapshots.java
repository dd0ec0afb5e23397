package uk.spahc;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import uk.spahc.database.Sql;
import uk.spahc.feed.FeedDefinition.Arrival;
import uk.spahc.feed.FeedDefinition.RecordKind;
import uk.spahc.land.DeliveryHeld;
import uk.spahc.land.Landed;

/** What a snapshot of incidents replaces; all of it on the caller's transaction. Of any other delivery it does nothing. */
class Snapshots {
    private static final Sql SQL = Sql.beside(Snapshots.class, "snapshots.sql");
    /** A snapshot of everything has one period. */
    private static final int EVERYTHING = 0;

    private final JdbcClient jdbc;

    Snapshots(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Before conform: which period it is of, and whether a newer one is loaded already. */
    void begin(Landed landed) {
        if (isSnapshot(landed)) {
            Arrival arrival = landed.feed().arrival();
            LocalDate month = landed.delivery().businessDate().withDayOfMonth(1);
            int period = arrival.period() == Arrival.Period.ALL ? EVERYTHING : month.getYear() * 10_000 + month.getMonthValue() * 100 + 1;
            jdbc.sql(SQL.get("begin")).params(arrival.absent().becomes() == Arrival.Absent.Becomes.WITHDRAWN, period,
                    landed.delivery().deliveryKey()).update();
        }
    }

    /**
     * After conform.
     *
     * @throws DeliveryHeld when the snapshot would withdraw a larger share than the feed allows and no officer has accepted
     *     it: a file that was cut on its way must not erase figures
     */
    void requireWhole(Landed landed) {
        if (!isSnapshot(landed) || landed.accepted() || landed.feed().arrival().absent().holdOverPercent() == null) {
            return;
        }
        double allowed = landed.feed().arrival().absent().holdOverPercent();
        jdbc.sql(SQL.get("taken_away")).param(landed.delivery().deliveryKey()).query(row -> {
            long held = row.getLong("records_held");
            long absent = row.getLong("records_absent");
            if (absent * 100.0 > allowed * held) {
                throw DeliveryHeld.held("ABSENT_LIMIT", "This snapshot no longer tells of " + absent + " of " + held
                                + " records of its period, more than the feed allows (" + allowed + " %), so it may be cut and is held whole.",
                        "Ask the supplier whether they are withdrawn. If they are: spahc rerun " + landed.loadKey()
                                + " --accept. If not, have the whole file sent again.");
            }
        });
    }

    private static boolean isSnapshot(Landed landed) {
        return landed.feed().recordKind() == RecordKind.INCIDENT && landed.feed().arrival().kind() == Arrival.Kind.SNAPSHOT;
    }
}
