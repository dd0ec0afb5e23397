package uk.spahc.audit;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * {@code audit.stage_outcome}, {@code reconciliation}, {@code check_outcome} and {@code notice}. Outcomes, reconciliations
 * and checks are written in transactions of their own, so that a roll-back of the load keeps them.
 */
public final class StageLog {
    private final JdbcClient jdbc;
    private final TransactionTemplate onItsOwn;

    public StageLog(JdbcClient jdbc, TransactionTemplate onItsOwn) {
        this.jdbc = jdbc;
        this.onItsOwn = onItsOwn;
    }

    /** How a stage ended. */
    public enum State { COMPLETED, FAILED, HELD, NOTHING_TO_DO }

    /** A later outcome of the same stage of the same load replaces the earlier one: a restart within a run. */
    public void outcome(long loadKey, Stage stage, State state, Long rowsIn, Long rowsOut, String detail, OffsetDateTime startedAt) {
        onItsOwn.executeWithoutResult(status -> jdbc.sql("INSERT INTO audit.stage_outcome"
                        + " (load_key, stage, state, rows_in, rows_out, detail, started_at) VALUES (?, ?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (load_key, stage) DO UPDATE SET state = excluded.state, rows_in = excluded.rows_in,"
                        + " rows_out = excluded.rows_out, detail = excluded.detail, finished_at = clock_timestamp()")
                .params(params(loadKey, stage.word(), state.name(), rowsIn, rowsOut, detail, startedAt)).update());
    }

    public void reconciliation(long loadKey, Stage stage, RowCounts counts) {
        onItsOwn.executeWithoutResult(status -> jdbc.sql("INSERT INTO audit.reconciliation (load_key, stage, rows_read, rows_loaded,"
                        + " rows_unchanged, rows_stale, rows_outside_area, rows_rejected, rows_duplicate)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (load_key, stage) DO UPDATE SET"
                        + " rows_read = excluded.rows_read, rows_loaded = excluded.rows_loaded, rows_unchanged = excluded.rows_unchanged,"
                        + " rows_stale = excluded.rows_stale, rows_outside_area = excluded.rows_outside_area,"
                        + " rows_rejected = excluded.rows_rejected, rows_duplicate = excluded.rows_duplicate")
                .params(params(loadKey, stage.word(), counts.read(), counts.loaded(), counts.unchanged(), counts.stale(),
                        counts.outsideArea(), counts.rejected(), counts.duplicate())).update());
    }

    public void check(long loadKey, CheckOutcome outcome) {
        onItsOwn.executeWithoutResult(status -> jdbc.sql("INSERT INTO audit.check_outcome"
                        + " (load_key, check_id, severity, rows_checked, rows_failed, threshold, passed) VALUES (?, ?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (load_key, check_id) DO UPDATE SET rows_checked = excluded.rows_checked,"
                        + " rows_failed = excluded.rows_failed, passed = excluded.passed, checked_at = clock_timestamp()")
                .params(params(loadKey, outcome.checkId(), outcome.severity().name(), outcome.rowsChecked(), outcome.rowsFailed(),
                        outcome.threshold(), outcome.passed())).update());
    }

    /** Notices of a delivery as a whole. */
    public void notices(long loadKey, Collection<Notice> notices) {
        onItsOwn.executeWithoutResult(status -> noticesWithin(loadKey, notices));
    }

    /** In the caller's transaction: notices of the rows of a chunk stand or fall with the chunk. */
    public void noticesWithin(long loadKey, Collection<Notice> notices) {
        for (Notice notice : notices) {
            jdbc.sql("INSERT INTO audit.notice (load_key, code, column_name, label, rows, first_line) VALUES (?, ?, ?, ?, ?, ?)"
                            + " ON CONFLICT (load_key, code, column_name, label) DO UPDATE SET rows = notice.rows + excluded.rows,"
                            + " first_line = least(notice.first_line, excluded.first_line)")
                    .params(params(loadKey, notice.code(), notice.column(), notice.label(), notice.rows(), notice.firstLine())).update();
        }
    }

    private static List<Object> params(Object... values) {
        return java.util.Arrays.asList(values);
    }
}
