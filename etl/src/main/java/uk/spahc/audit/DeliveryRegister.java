package uk.spahc.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.spahc.database.Sql;

/** {@code audit.delivery}. Each call that writes is a transaction of its own, whatever the caller's comes to. */
public final class DeliveryRegister {
    private static final Sql SQL = Sql.beside(DeliveryRegister.class, "deliveries.sql");

    private final JdbcClient jdbc;
    private final TransactionTemplate onItsOwn;

    public DeliveryRegister(JdbcClient jdbc, TransactionTemplate onItsOwn) {
        this.jdbc = jdbc;
        this.onItsOwn = onItsOwn;
    }

    /** The delivery of that feed with those bytes, if it ever came. */
    public Optional<Delivery> find(String feed, String sha256) {
        return jdbc.sql(SQL.get("by_bytes")).params(feed, sha256).query(DeliveryRegister::delivery).optional();
    }

    public Optional<Delivery> find(long deliveryKey) {
        return jdbc.sql(SQL.get("by_key")).param(deliveryKey).query(DeliveryRegister::delivery).optional();
    }

    /** The delivery that last reached the warehouse for that business date: what a new file of the date would correct. */
    public Optional<Delivery> inForce(String feed, LocalDate businessDate) {
        return jdbc.sql(SQL.get("in_force"))
                .params(feed, businessDate).query(DeliveryRegister::delivery).optional();
    }

    /** Deliveries in any of these states, oldest business date first. */
    public List<Delivery> in(Delivery.State... states) {
        String[] names = Arrays.stream(states).map(Enum::name).toArray(String[]::new);
        return jdbc.sql(SQL.get("in_states"))
                .param(names).query(DeliveryRegister::delivery).list();
    }

    /** Enters a delivery that has just come. */
    public Delivery enter(String feed, String sourceCode, LocalDate businessDate, int revision, String fileName, String sha256, long size) {
        return onItsOwn.execute(status -> jdbc.sql(SQL.get("enter"))
                .params(feed, sourceCode, businessDate, revision, fileName, sha256, size)
                .query(DeliveryRegister::delivery).single());
    }

    /** A delivery that was destroyed has come once more: its time begins again. */
    public Delivery receivedAgain(long deliveryKey) {
        return onItsOwn.execute(status -> jdbc.sql(SQL.get("received_again")).param(deliveryKey).query(DeliveryRegister::delivery).single());
    }

    public void mark(long deliveryKey, Delivery.State state) {
        onItsOwn.executeWithoutResult(status -> markWithin(deliveryKey, state));
    }

    /** As {@link #mark}, in the caller's transaction. */
    public void markWithin(long deliveryKey, Delivery.State state) {
        jdbc.sql(SQL.get("mark")).params(state.name(), deliveryKey).update();
    }

    private static Delivery delivery(ResultSet row, int number) throws SQLException {
        return new Delivery(row.getLong("delivery_key"), row.getString("feed"), row.getString("source_code"),
                row.getObject("business_date", LocalDate.class), row.getInt("revision"), row.getString("file_name"),
                row.getString("sha256"), row.getLong("size_bytes"), Delivery.State.valueOf(row.getString("state")));
    }
}
