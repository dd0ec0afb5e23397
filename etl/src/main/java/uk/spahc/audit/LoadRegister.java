package uk.spahc.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.spahc.database.Sql;

/** {@code audit.load}. Each call that writes is a transaction of its own unless it says otherwise. */
public final class LoadRegister {
    private static final Sql SQL = Sql.beside(LoadRegister.class, "loads.sql");

    private final JdbcClient jdbc;
    private final TransactionTemplate onItsOwn;

    public LoadRegister(JdbcClient jdbc, TransactionTemplate onItsOwn) {
        this.jdbc = jdbc;
        this.onItsOwn = onItsOwn;
    }

    /** Opens a new attempt and returns its key. */
    public long open(long deliveryKey, long runKey, int rerunNumber) {
        return onItsOwn.execute(status -> jdbc.sql(
                        SQL.get("open"))
                .params(deliveryKey, runKey, rerunNumber).query(Long.class).single());
    }

    /** Ends an attempt that did not reach the warehouse. */
    public void end(long loadKey, Load.State state, Cause cause) {
        onItsOwn.executeWithoutResult(status -> endWithin(loadKey, state, cause));
    }

    /** As {@link #end}, in the caller's transaction. */
    public void endWithin(long loadKey, Load.State state, Cause cause) {
        jdbc.sql(SQL.get("end"))
                .params(state.name(), cause.code(), cause.sentence(), cause.nextStep(), loadKey).update();
    }

    /** Marks every attempt still running as failed: called under the run lock, when no other run can be alive. */
    public int failLeftOver(long currentRunKey) {
        return onItsOwn.execute(status -> {
            jdbc.sql(SQL.get("fail_deliveries_left_over")).param(currentRunKey).update();
            return jdbc.sql(SQL.get("fail_left_over")).param(currentRunKey).update();
        });
    }

    /** In the caller's transaction: the rows are in the warehouse when, and only when, this is. */
    public void loadedWithin(long loadKey, RowCounts counts, AreaCounts area) {
        jdbc.sql(SQL.get("loaded"))
                .params(counts.read(), counts.loaded(), counts.unchanged(), counts.stale(), counts.outsideArea(),
                        counts.rejected(), counts.duplicate(), area.inside(), area.unknown(), loadKey).update();
    }

    /** In the caller's transaction. Why it could not be published before is no cause any more. */
    public void publishedWithin(long loadKey) {
        jdbc.sql(SQL.get("published")).param(loadKey).update();
    }

    public Optional<Load> find(long loadKey) {
        return jdbc.sql(SQL.get("by_key")).param(loadKey).query(LoadRegister::load).optional();
    }

    /** All attempts at a delivery, newest first. */
    public List<Load> ofDelivery(long deliveryKey) {
        return jdbc.sql(SQL.get("of_delivery"))
                .param(deliveryKey).query(LoadRegister::load).list();
    }

    /** Why rows of one processing of a delivery were rejected, most frequent first. */
    public List<RejectCount> rejects(long deliveryKey, int rerunNumber) {
        return jdbc.sql(SQL.get("rejects")).params(deliveryKey, rerunNumber).query((row, number) -> new RejectCount(row.getString("code"),
                row.getString("column_name"), row.getLong("rows"), row.getLong("first_line"))).list();
    }

    private static Load load(ResultSet row, int number) throws SQLException {
        RowCounts counts = new RowCounts(row.getLong("rows_read"), row.getLong("rows_loaded"), row.getLong("rows_unchanged"),
                row.getLong("rows_stale"), row.getLong("rows_outside_area"), row.getLong("rows_rejected"), row.getLong("rows_duplicate"));
        return new Load(row.getLong("load_key"), row.getLong("delivery_key"), row.getInt("rerun_number"),
                Load.State.valueOf(row.getString("state")), row.getString("cause_code"), row.getString("cause"),
                row.getString("next_step"), counts,
                new AreaCounts(row.getLong("rows_inside_area"), row.getLong("rows_area_unknown")), row.getObject("started_at", OffsetDateTime.class),
                row.getObject("finished_at", OffsetDateTime.class));
    }
}
