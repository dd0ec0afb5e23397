package uk.spahc.repeat;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import uk.spahc.aggregate.Checks;
import uk.spahc.audit.CheckOutcome;
import uk.spahc.audit.Progress;
import uk.spahc.audit.Stage;
import uk.spahc.conform.Transformations;
import uk.spahc.database.Purpose;
import uk.spahc.feed.FeedDefinition.RecordKind;
import uk.spahc.reference.ReferenceLoad;
import uk.spahc.testing.Resources;
import uk.spahc.testing.TestDatabase;

/** Deliveries of three sources laid into staging and taken through the transactions of the warehouse, each sequence rolled back after. */
public final class StagedNights {
    private static final String AUTHORITY = "E06000023";
    private static final long FIRST_DELIVERY = 900_001;
    private static final OffsetDateTime FIRST_NIGHT = OffsetDateTime.parse("2024-03-01T03:00Z");

    private final TestDatabase database;
    private final Transformations transformations = Transformations.fromClasspath();
    private final Checks checks = Checks.fromClasspath();

    public StagedNights(TestDatabase database) throws SQLException {
        this.database = database;
        try (Connection run = database.connect(Purpose.RUN)) {
            ReferenceLoad.refresh(run, Set.of(AUTHORITY), sentence -> { });
        }
    }

    /** The nights of that seed as they come, then one source after the other: each is what a rebuild counts, and both are the same. @return the kinds of figures that came */
    public Set<String> sequence(long seed) throws SQLException {
        List<RandomNights.Delivery> nights = RandomNights.of(seed);
        List<String> asTold = state(nights);
        List<RandomNights.Delivery> sorted = new ArrayList<>(nights);
        sorted.sort(Comparator.comparing(night -> night.source() + night.outcomes()));
        assertThat(state(sorted)).as("one source after the other").isEqualTo(asTold);
        return asTold.stream().map(line -> line.substring(0, line.indexOf('|'))).collect(Collectors.toSet());
    }

    private List<String> state(List<RandomNights.Delivery> nights) throws SQLException {
        try (Connection run = database.connect(Purpose.RUN)) {
            run.setAutoCommit(false);
            try {
                NamedParameterJdbcTemplate jdbc = new NamedParameterJdbcTemplate(new SingleConnectionDataSource(run, true));
                for (int i = 0; i < nights.size(); i++) {
                    load(jdbc, FIRST_DELIVERY + i, nights.get(i));
                }
                Transformations.read("rebuild.csv").lines().skip(1).map(line -> line.split(",")).forEach(line -> rebuild(jdbc, line));
                return jdbc.queryForList(Resources.text("repeat/state.sql"), Map.of(), String.class);
            } finally {
                run.rollback();
            }
        }
    }

    /** @param line of rebuild.csv: a table, and the files that count it anew */
    private static void rebuild(NamedParameterJdbcTemplate jdbc, String[] line) {
        jdbc.getJdbcOperations().execute("CREATE TEMPORARY TABLE kept AS TABLE " + line[0]);
        for (int file = 1; file < line.length; file++) {
            jdbc.execute(Transformations.read(line[file]), Map.of("delivery_key", 0, "load_key", 0), statement -> statement.execute());
        }
        assertThat(jdbc.queryForList("(SELECT 'gone', gone::text FROM (TABLE kept EXCEPT ALL TABLE " + line[0] + ") gone) UNION ALL"
                + " (SELECT 'come', come::text FROM (TABLE " + line[0] + " EXCEPT ALL TABLE kept) come)", Map.of())).as(line[0] + " counted anew").isEmpty();
        jdbc.getJdbcOperations().execute("DROP TABLE kept");
    }

    private void load(NamedParameterJdbcTemplate jdbc, long key, RandomNights.Delivery night) {
        stage(jdbc, "repeat/begin-delivery.sql", new HashMap<>(Map.of("delivery", key, "source", night.source(), "business_date", night.businessDate())));
        for (Map<String, Object> row : night.rows()) {
            Map<String, Object> parameters = new HashMap<>(row);
            parameters.put("delivery", key);
            parameters.put("source", night.source());
            stage(jdbc, night.outcomes() ? "repeat/stage-outcome.sql" : "repeat/stage-record.sql", parameters);
        }
        Map<String, Object> parameters = Map.of("delivery_key", key, "load_key", key, "source_code", night.source(), "source_name", night.source(),
                "source_kind", night.source().equals("ASP") ? "POLICE" : "THIRD_SECTOR", "authority_code", AUTHORITY,
                "known_at", FIRST_NIGHT.plusDays(key - FIRST_DELIVERY));
        RecordKind kind = night.outcomes() ? RecordKind.OUTCOME : RecordKind.INCIDENT;
        for (Stage stage : List.of(Stage.CONFORM, Stage.LOAD, Stage.AGGREGATE)) {
            transformations.run(stage, kind, jdbc, parameters, Progress.SILENT);
            assertThat(checks.run(stage, kind, jdbc, parameters))
                    .filteredOn(outcome -> outcome.severity() == CheckOutcome.Severity.FATAL).allMatch(CheckOutcome::passed);
        }
        jdbc.execute(Transformations.read("empty_staging.sql"), parameters, statement -> statement.execute());
    }

    private static void stage(NamedParameterJdbcTemplate jdbc, String file, Map<String, Object> parameters) {
        jdbc.execute(Resources.text(file), parameters, statement -> statement.execute());
    }
}
