package uk.spahc.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** {@code audit.load}. Each call that writes is a transaction of its own unless it says otherwise. */
public final class LoadRegister {
    private final JdbcClient jdbc;
    private final TransactionTemplate onItsOwn;

    public LoadRegister(JdbcClient jdbc, TransactionTemplate onItsOwn) {
        this.jdbc = jdbc;
        this.onItsOwn = onItsOwn;
    }

    /** Opens a new attempt and returns its key. */
    public long open(long deliveryKey, long runKey, int rerunNumber) {
        return onItsOwn.execute(status -> jdbc.sql(
                        "INSERT INTO audit.load (delivery_key, run_key, rerun_number) VALUES (?, ?, ?) RETURNING load_key")
                .params(deliveryKey, runKey, rerunNumber).query(Long.class).single());
    }

    /** Ends an attempt that did not reach the warehouse. */
    public void end(long loadKey, Load.State state, Cause cause) {
        onItsOwn.executeWithoutResult(status -> jdbc.sql("UPDATE audit.load SET state = ?, cause_code = ?, cause = ?, next_step = ?,"
                        + " finished_at = clock_timestamp() WHERE load_key = ?")
                .params(state.name(), cause.code(), cause.sentence(), cause.nextStep(), loadKey).update());
    }

    /** Marks every attempt still running as failed: called under the run lock, when no other run can be alive. */
    public int failLeftOver(long currentRunKey) {
        return onItsOwn.execute(status -> {
            jdbc.sql("UPDATE audit.delivery d SET state = 'FAILED' FROM audit.load l WHERE l.delivery_key = d.delivery_key"
                    + " AND l.state = 'RUNNING' AND l.run_key <> ? AND d.state IN ('RECEIVED', 'LOADING')").param(currentRunKey).update();
            return jdbc.sql("UPDATE audit.load SET state = 'FAILED', cause_code = 'INTERRUPTED',"
                    + " cause = 'The run was cut off before this load ended.',"
                    + " next_step = 'spahc rerun ' || load_key, finished_at = clock_timestamp()"
                    + " WHERE state = 'RUNNING' AND run_key <> ?").param(currentRunKey).update();
        });
    }

    /** In the caller's transaction: the rows are in the warehouse when, and only when, this is. */
    public void loadedWithin(long loadKey, RowCounts counts, AreaCounts area) {
        jdbc.sql("UPDATE audit.load SET state = 'LOADED', rows_read = ?, rows_loaded = ?, rows_unchanged = ?, rows_stale = ?,"
                        + " rows_outside_area = ?, rows_rejected = ?, rows_duplicate = ?, rows_inside_area = ?, rows_area_unknown = ? WHERE load_key = ?")
                .params(counts.read(), counts.loaded(), counts.unchanged(), counts.stale(), counts.outsideArea(),
                        counts.rejected(), counts.duplicate(), area.inside(), area.unknown(), loadKey).update();
    }

    /** In the caller's transaction. Why it could not be published before is no cause any more. */
    public void publishedWithin(long loadKey) {
        jdbc.sql("UPDATE audit.load SET state = 'PUBLISHED', cause_code = NULL, cause = NULL, next_step = NULL,"
                + " finished_at = clock_timestamp() WHERE load_key = ?").param(loadKey).update();
    }

    public Optional<Load> find(long loadKey) {
        return jdbc.sql("SELECT * FROM audit.load WHERE load_key = ?").param(loadKey).query(LoadRegister::load).optional();
    }

    /** All attempts at a delivery, newest first. */
    public List<Load> ofDelivery(long deliveryKey) {
        return jdbc.sql("SELECT * FROM audit.load WHERE delivery_key = ? ORDER BY load_key DESC")
                .param(deliveryKey).query(LoadRegister::load).list();
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
