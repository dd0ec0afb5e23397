package uk.spahc.repeat;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
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

/** What is counted night by night, each night only what it touched, is what a full rebuild counts; in any order of the sources. */
class RebuiltAggregatesIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final String AUTHORITY = "E06000023";
    private static final long FIRST_DELIVERY = 900_001;
    private static final OffsetDateTime FIRST_NIGHT = OffsetDateTime.parse("2024-03-01T03:00Z");
    private static final List<String> REBUILD = List.of("aggregate/every_record.sql", "load/fact_event_match.sql", "load/bridge_same_event.sql",
            "aggregate/every_month.sql", "aggregate/touched_incident.sql", "aggregate/agg_area_month.sql", "aggregate/every_outcome_month.sql", "aggregate/agg_outcome_month.sql",
            "aggregate/every_person.sql", "aggregate/agg_repeat_person.sql", "aggregate/every_repeat_month.sql", "aggregate/agg_people_met.sql",
            "aggregate/agg_repeat_month.sql", "aggregate/every_place.sql", "aggregate/agg_repeat_place.sql", "aggregate/every_event_month.sql",
            "aggregate/agg_event_month.sql");

    private final Transformations transformations = Transformations.fromClasspath();
    private final Checks checks = Checks.fromClasspath();
    private NamedParameterJdbcTemplate jdbc;
    private Set<String> kindsOfFigures;

    @BeforeAll
    static void fillDimensions() throws SQLException {
        try (Connection run = DATABASE.connect(Purpose.RUN)) {
            ReferenceLoad.refresh(run, Set.of(AUTHORITY), sentence -> { });
        }
    }

    @ParameterizedTest(name = "sequence {0}")
    @ValueSource(longs = {1, 2, 3})
    void whatIsCountedNightByNightIsTheWhole(long seed) throws SQLException {
        sequence(seed);
        assertThat(kindsOfFigures).contains("match", "same", "person", "month", "met", "place", "event", "area");
    }

    static LongStream hundredSequences() {
        return LongStream.rangeClosed(1001, 1100);
    }

    @Tag("long")
    @ParameterizedTest(name = "sequence {0}")
    @MethodSource("hundredSequences")
    void hundredRandomSequencesDifferNowhere(long seed) throws SQLException {
        sequence(seed);
    }

    private void sequence(long seed) throws SQLException {
        List<RandomNights.Delivery> nights = RandomNights.of(seed);
        List<String> asTold = state(nights);
        List<RandomNights.Delivery> sorted = new ArrayList<>(nights);
        sorted.sort(Comparator.comparing(night -> night.source() + night.outcomes()));
        assertThat(state(sorted)).as("one source after the other").isEqualTo(asTold);
    }

    /** Everything after these deliveries; equal before and after a rebuild. */
    private List<String> state(List<RandomNights.Delivery> nights) throws SQLException {
        try (Connection run = DATABASE.connect(Purpose.RUN)) {
            run.setAutoCommit(false);
            try {
                jdbc = new NamedParameterJdbcTemplate(new SingleConnectionDataSource(run, true));
                for (int i = 0; i < nights.size(); i++) {
                    load(FIRST_DELIVERY + i, nights.get(i));
                }
                List<String> counted = read();
                REBUILD.forEach(file -> jdbc.execute(Transformations.read(file), Map.of("delivery_key", 0, "load_key", 0), statement -> statement.execute()));
                assertThat(read()).as("a full rebuild").isEqualTo(counted);
                return counted;
            } finally {
                run.rollback();
            }
        }
    }

    private List<String> read() {
        List<String> state = jdbc.queryForList(Resources.text("repeat/state.sql"), Map.of(), String.class);
        kindsOfFigures = new HashSet<>(state.stream().map(line -> line.substring(0, line.indexOf('|'))).toList());
        return state;
    }

    private void load(long key, RandomNights.Delivery night) {
        stage("repeat/begin-delivery.sql", new HashMap<>(Map.of("delivery", key, "source", night.source(), "business_date", night.businessDate())));
        for (Map<String, Object> row : night.rows()) {
            Map<String, Object> parameters = new HashMap<>(row);
            parameters.put("delivery", key);
            parameters.put("source", night.source());
            stage(night.outcomes() ? "repeat/stage-outcome.sql" : "repeat/stage-record.sql", parameters);
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

    private void stage(String file, Map<String, Object> parameters) {
        jdbc.execute(Resources.text(file), parameters, statement -> statement.execute());
    }
}
