package uk.spahc;

import java.sql.PreparedStatement;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import uk.spahc.audit.AreaCounts;
import uk.spahc.audit.RowCounts;
import uk.spahc.audit.Stage;
import uk.spahc.audit.StageLog;
import uk.spahc.conform.Transformations;
import uk.spahc.database.Sql;
import uk.spahc.land.Landed;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/**
 * The accounts of a delivery: at every stage, rows read = loaded + unchanged + stale + outside area + rejected + duplicate.
 * What is counted on the two sides comes from different places, so that a lost row shows.
 */
class Reconciliation {
    private static final Sql SQL = Sql.beside(Reconciliation.class, "reconciliation.sql");
    private static final String EMPTY_STAGING = Transformations.read("empty_staging.sql");

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate named;
    private final StageLog log;

    Reconciliation(JdbcClient jdbc, NamedParameterJdbcTemplate named, StageLog log) {
        this.jdbc = jdbc;
        this.named = named;
        this.log = log;
    }

    /** Rows that the processing of this delivery has put into quarantine. */
    long rejected(Landed landed) {
        return jdbc.sql(SQL.get("rejected"))
                .params(landed.delivery().deliveryKey(), landed.rerunNumber()).query(Long.class).single();
    }

    /** Those of them that speak against the delivery as a whole. */
    long rejectedForFault(Landed landed) {
        return jdbc.sql(SQL.get("rejected_for_fault"))
                .params(landed.delivery().deliveryKey(), landed.rerunNumber()).query(Long.class).single();
    }

    /** Lines that lie in staging. */
    long staged(Landed landed) {
        return jdbc.sql(staging(landed, "staged"))
                .param(landed.delivery().deliveryKey()).query(Long.class).single();
    }

    /**
     * Enters and requires the accounts up to staging.
     *
     * @param rowsInFile as the first pass over the file counted them
     * @param rowsRead as the reader handed them on
     */
    void requireStaged(Landed landed, long rowsInFile, long rowsRead) {
        long rejected = rejected(landed);
        long staged = staged(landed);
        require(landed, Stage.READ, new RowCounts(rowsInFile, rowsRead, 0, 0, 0, 0, 0));
        require(landed, Stage.VALIDATE, new RowCounts(rowsRead, rowsRead - rejected, 0, 0, 0, rejected, 0));
        require(landed, Stage.PSEUDONYMISE, new RowCounts(rowsRead, staged, 0, 0, 0, rejected, 0));
    }

    /** The dispositions that conform gave, entered and required for conform. */
    RowCounts ofDispositions(Landed landed, long rowsRead) {
        Map<String, Long> lines = new HashMap<>();
        jdbc.sql(staging(landed, "dispositions"))
                .param(landed.delivery().deliveryKey())
                .query(row -> {
                    lines.put(row.getString("disposition"), row.getLong("lines"));
                });
        RowCounts counts = new RowCounts(rowsRead, lines.getOrDefault("LOADED", 0L), lines.getOrDefault("UNCHANGED", 0L),
                lines.getOrDefault("STALE", 0L), lines.getOrDefault("OUTSIDE_AREA", 0L), rejected(landed), lines.getOrDefault("DUPLICATE", 0L));
        require(landed, Stage.CONFORM, counts);
        return counts;
    }

    /** Lines in staging by where they lie. */
    AreaCounts areas(Landed landed) {
        return jdbc.sql(staging(landed, "areas"))
                .param(landed.delivery().deliveryKey())
                .query((row, number) -> new AreaCounts(row.getLong("inside"), row.getLong("unknown"))).single();
    }

    /** Enters the accounts of a stage. @throws Failure when they do not add up */
    void require(Landed landed, Stage stage, RowCounts counts) {
        log.reconciliation(landed.loadKey(), stage, counts);
        if (counts.difference() != 0) {
            throw new Failure(ExitCode.FAILED, "The rows of this delivery do not add up at stage " + stage.word() + " (difference "
                    + counts.difference() + "), so nothing of it was loaded.",
                    "This is a fault of the program, not of the file. Report it with load " + landed.loadKey() + ".");
        }
    }

    /** Empties staging of the delivery, on the caller's transaction. */
    void emptyStaging(long deliveryKey) {
        named.execute(EMPTY_STAGING, Map.of("delivery_key", deliveryKey), PreparedStatement::execute);
    }

    private static String staging(Landed landed, String statement) {
        return SQL.get(statement).replace("{table}", landed.feed().recordKind().stagingTable())
                .replace("{lines}", landed.feed().recordKind().lineTable());
    }
}
