package uk.spahc;

import java.sql.PreparedStatement;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.spahc.conform.Transformations;
import uk.spahc.database.Sql;
import uk.spahc.run.Run;

/** Counts anew, in one transaction, all that follows from the facts, and says whether the nights' own counting had differed. */
class Rebuild {
    private static final Sql SQL = Sql.beside(Rebuild.class, "rebuild.sql");
    /** Of no delivery: working tables have rows of every delivery apart. */
    private static final long NO_DELIVERY = 0;
    private static final String WEIGHTS = Transformations.read("load/bridge_weights.sql");

    private final Run run;
    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate named;
    private final TransactionTemplate onItsOwn;
    private final Reconciliation reconciliation;

    private record Aggregate(String table, List<String> files) {
    }

    Rebuild(Run run, JdbcClient jdbc, NamedParameterJdbcTemplate named, TransactionTemplate onItsOwn, Reconciliation reconciliation) {
        this.run = run;
        this.jdbc = jdbc;
        this.named = named;
        this.onItsOwn = onItsOwn;
        this.reconciliation = reconciliation;
    }

    /** @param keep false: compare only, and leave everything as it is */
    RebuildReport run(boolean keep) {
        return onItsOwn.execute(status -> {
            RebuildReport report = new RebuildReport(keep, rebuild());
            enter(null, report);
            if (!keep) {
                status.setRollbackOnly();
            }
            return report;
        });
    }

    /**
     * What depends on reference data and is stored, after the dimensions were filled anew: facts may have come before their
     * members. Once for each filling, also when a run was cut off in between, and once more where a new version of the program
     * brought a table; nothing where there are no facts.
     *
     * @return whether anything was counted
     */
    boolean followReference(Consumer<String> tell) {
        Optional<Long> reference = jdbc.sql(SQL.get("reference_to_follow")).param(tables()).query(Long.class).optional();
        if (reference.isEmpty()) {
            return false;
        }
        boolean facts = jdbc.sql(SQL.get("has_facts")).query(Boolean.class).single();
        if (facts) {
            tell.accept("Counting the figures again, as the reference data or the way of counting have changed …");
        }
        onItsOwn.executeWithoutResult(status -> {
            if (facts) {
                named.execute(WEIGHTS, Map.of(), PreparedStatement::execute);
            }
            enter(reference.get(), new RebuildReport(true, facts ? rebuild() : List.of()));
        });
        return facts;
    }

    private void enter(Long reference, RebuildReport report) {
        jdbc.sql(SQL.get("enter")).param(1, run.runKey()).param(2, reference, Types.BIGINT).param(3, report.differences()).param(4, tables()).update();
    }

    private static String tables() {
        return aggregates().stream().map(Aggregate::table).collect(Collectors.joining(","));
    }

    private List<RebuildReport.Aggregate> rebuild() {
        List<RebuildReport.Aggregate> found = aggregates().stream().map(this::rebuild).toList();
        reconciliation.emptyStaging(NO_DELIVERY);
        return found;
    }

    private RebuildReport.Aggregate rebuild(Aggregate aggregate) {
        jdbc.sql(of("keep", aggregate)).update();
        for (String file : aggregate.files()) {
            named.execute(Transformations.read(file), parameters(), PreparedStatement::execute);
        }
        RebuildReport.Aggregate compared = jdbc.sql(of("compare", aggregate)).query((row, number) -> new RebuildReport.Aggregate(
                aggregate.table(), row.getLong("rows"), row.getLong("rows_gone"), row.getLong("rows_come"))).single();
        jdbc.sql(of("forget", aggregate)).update();
        return compared;
    }

    private static String of(String statement, Aggregate aggregate) {
        return SQL.get(statement).replace("{table}", aggregate.table());
    }

    /** Of {@code warehouse/sql/rebuild.csv}, in its order. */
    private static List<Aggregate> aggregates() {
        List<Aggregate> aggregates = new ArrayList<>();
        Transformations.read("rebuild.csv").lines().skip(1).filter(line -> !line.isBlank()).forEach(line -> {
            List<String> cells = List.of(line.split(","));
            aggregates.add(new Aggregate(cells.get(0), cells.subList(1, cells.size())));
        });
        return aggregates;
    }

    private static Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("delivery_key", NO_DELIVERY);
        parameters.put("load_key", NO_DELIVERY);
        parameters.put("business_date", LocalDate.now());
        parameters.put("known_at", OffsetDateTime.now());
        return parameters;
    }
}
