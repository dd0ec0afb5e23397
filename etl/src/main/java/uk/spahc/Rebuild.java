package uk.spahc;

import java.sql.PreparedStatement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.spahc.conform.Transformations;
import uk.spahc.database.Sql;

/** Counts every aggregate anew from the facts, in one transaction, and says whether the nights' own counting had differed. */
class Rebuild {
    private static final Sql SQL = Sql.beside(Rebuild.class, "rebuild.sql");
    /** Of no delivery: working tables have rows of every delivery apart. */
    private static final long NO_DELIVERY = 0;

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate named;
    private final TransactionTemplate onItsOwn;
    private final Reconciliation reconciliation;

    private record Aggregate(String table, List<String> files) {
    }

    Rebuild(JdbcClient jdbc, NamedParameterJdbcTemplate named, TransactionTemplate onItsOwn, Reconciliation reconciliation) {
        this.jdbc = jdbc;
        this.named = named;
        this.onItsOwn = onItsOwn;
        this.reconciliation = reconciliation;
    }

    /** @param keep false: compare only, and leave everything as it is */
    RebuildReport run(boolean keep) {
        return onItsOwn.execute(status -> {
            List<RebuildReport.Aggregate> found = aggregates().stream().map(this::rebuild).toList();
            reconciliation.emptyStaging(NO_DELIVERY);
            if (!keep) {
                status.setRollbackOnly();
            }
            return new RebuildReport(keep, found);
        });
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
