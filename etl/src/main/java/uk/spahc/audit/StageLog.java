package uk.spahc.audit;

import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.spahc.database.Sql;

/**
 * {@code audit.stage_outcome}, {@code reconciliation}, {@code check_outcome} and {@code notice}. Outcomes, reconciliations
 * and checks are written in transactions of their own, so that a roll-back of the load keeps them.
 */
public final class StageLog {
    private static final Sql SQL = Sql.beside(StageLog.class, "stages.sql");

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
        onItsOwn.executeWithoutResult(status -> jdbc.sql(SQL.get("outcome"))
                .params(params(loadKey, stage.word(), state.name(), rowsIn, rowsOut, detail, startedAt)).update());
    }

    public void reconciliation(long loadKey, Stage stage, RowCounts counts) {
        onItsOwn.executeWithoutResult(status -> jdbc.sql(SQL.get("reconciliation"))
                .params(params(loadKey, stage.word(), counts.read(), counts.loaded(), counts.unchanged(), counts.stale(),
                        counts.outsideArea(), counts.rejected(), counts.duplicate())).update());
    }

    /** The checks of one stage, all or none. */
    public void checks(long loadKey, Collection<CheckOutcome> outcomes) {
        onItsOwn.executeWithoutResult(status -> outcomes.forEach(outcome -> jdbc.sql(SQL.get("check"))
                .params(params(loadKey, outcome.checkId(), outcome.severity().name(), outcome.rowsChecked(), outcome.rowsFailed(),
                        outcome.threshold(), outcome.passed())).update()));
    }

    /** Notices of a delivery as a whole. */
    public void notices(long loadKey, Collection<Notice> notices) {
        onItsOwn.executeWithoutResult(status -> noticesWithin(loadKey, notices));
    }

    /** In the caller's transaction: notices of the rows of a chunk stand or fall with the chunk. */
    public void noticesWithin(long loadKey, Collection<Notice> notices) {
        for (Notice notice : notices) {
            jdbc.sql(SQL.get("notice"))
                    .params(params(loadKey, notice.code(), notice.column(), notice.label(), notice.rows(), notice.firstLine())).update();
        }
    }

    private static List<Object> params(Object... values) {
        return Arrays.asList(values);
    }
}
