package uk.spahc;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import uk.spahc.audit.Notice;
import uk.spahc.database.Sql;
import uk.spahc.land.DeliveryHeld;
import uk.spahc.land.Landed;

/**
 * Whether a delivery has about as many rows as its feed usually sends. Small nights vary, and a night of disorder is when
 * its data are needed most: so one that is unusual is held only of a feed whose deliveries are large, and told of else.
 */
class UsualSize {
    static final String CODE = "ROW_COUNT";
    private static final Sql SQL = Sql.beside(UsualSize.class, "usual-size.sql");
    /** A feed's first delivery holds what went before, and its first nights say little. */
    private static final int FEWEST_EARLIER = 5;
    private static final double LARGE_FROM = 500;
    private static final double LEAST_SHARE = 0.5;
    private static final double MOST_SHARE = 2;

    private final JdbcClient jdbc;

    UsualSize(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Usual(long deliveries, double median) {
    }

    /**
     * Empty where the number is usual or nothing is known of what is.
     *
     * @throws DeliveryHeld when it is unusual for a feed of large deliveries, unless an officer has accepted it
     */
    Optional<Notice> check(Landed landed, long rows) {
        Usual usual = jdbc.sql(SQL.get("usual")).params(List.of(landed.feed().feed(), landed.delivery().deliveryKey()))
                .query((row, number) -> new Usual(row.getLong("deliveries"), row.getDouble("median"))).single();
        boolean within = rows >= LEAST_SHARE * usual.median() && rows <= MOST_SHARE * usual.median();
        if (usual.deliveries() < FEWEST_EARLIER || within) {
            return Optional.empty();
        }
        if (usual.median() > LARGE_FROM && !landed.accepted()) {
            throw DeliveryHeld.held(CODE, "The delivery has " + rows + " rows; of the feed's last " + usual.deliveries() + " the median had "
                            + Math.round(usual.median()) + ", and less than half or more than twice as many is unusual.",
                    "Ask the supplier whether it is whole. To load it as it is: spahc rerun " + landed.loadKey() + " --accept.");
        }
        return Optional.of(new Notice(CODE, "", "", rows, null));
    }
}
