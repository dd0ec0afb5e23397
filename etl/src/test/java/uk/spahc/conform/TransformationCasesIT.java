package uk.spahc.conform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import uk.spahc.aggregate.Checks;
import uk.spahc.audit.CheckOutcome;
import uk.spahc.audit.Progress;
import uk.spahc.audit.Stage;
import uk.spahc.database.Purpose;
import uk.spahc.feed.FeedDefinition.RecordKind;
import uk.spahc.reference.ReferenceLoad;
import uk.spahc.testing.Night;
import uk.spahc.testing.Resources;
import uk.spahc.testing.TestDatabase;

/** {@code transformations/<case>}: rows in staging, and the rows that a query must find after the files of {@code warehouse/sql}. */
class TransformationCasesIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final Path ROOT = Resources.path("transformations");
    private static final String AUTHORITY = "E06000023";
    private static final long FIRST_DELIVERY = 900_001;
    private static final OffsetDateTime FIRST_NIGHT = OffsetDateTime.parse("2024-03-01T03:00Z");
    private static final Map<String, String> SOURCE_KINDS = Map.of("ASP", "POLICE", "PUK", "OPEN_DATA");

    /** One for all cases, each rolled back: a new one would load the catalogue and compile every function again. */
    private static Connection run;
    private static NamedParameterJdbcTemplate jdbc;

    private final Transformations transformations = Transformations.fromClasspath();
    private final Checks checks = Checks.fromClasspath();

    private record GivenDelivery(long key, String feed, String source) {
        RecordKind kind() {
            return Arrays.stream(RecordKind.values()).filter(kind -> kind.name().equalsIgnoreCase(feed)).findFirst()
                    .orElse(source.equals("PUK") ? RecordKind.STREET_CRIME : RecordKind.INCIDENT);
        }
    }

    @BeforeAll
    static void fillDimensions() throws SQLException {
        run = DATABASE.connect(Purpose.RUN);
        ReferenceLoad.refresh(run, Set.of(AUTHORITY), sentence -> { });
        run.setAutoCommit(false);
        jdbc = new NamedParameterJdbcTemplate(new SingleConnectionDataSource(run, true));
    }

    @AfterAll
    static void close() throws SQLException {
        run.close();
    }

    @TestFactory
    Stream<DynamicTest> givenRowsBecomeExpectedRows() throws IOException {
        try (Stream<Path> folders = Files.list(ROOT)) {
            List<Path> cases = folders.filter(Files::isDirectory).sorted().toList();
            return cases.stream().map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> transform(folder)));
        }
    }

    private void transform(Path folder) throws SQLException, IOException {
        try (Statement statement = run.createStatement()) {
            statement.execute(Files.readString(ROOT.resolve("common.sql")));
            statement.execute(Files.readString(folder.resolve("given.sql")));
            deliveries(statement).forEach(this::transform);
            assertThat(answer(statement, Files.readString(folder.resolve("query.sql"))))
                    .isEqualTo(Files.readAllLines(folder.resolve("expected.csv")));
        } finally {
            run.rollback();
        }
    }

    private void transform(GivenDelivery delivery) {
        Map<String, Object> parameters = parameters(delivery);
        for (Stage stage : List.of(Stage.CONFORM, Stage.LOAD, Stage.AGGREGATE)) {
            transformations.run(stage, delivery.kind(), jdbc, parameters, Progress.SILENT);
            assertThat(checks.run(stage, delivery.kind(), jdbc, parameters))
                    .filteredOn(outcome -> outcome.severity() == CheckOutcome.Severity.FATAL).allMatch(CheckOutcome::passed);
        }
    }

    private static Map<String, Object> parameters(GivenDelivery delivery) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("delivery_key", delivery.key());
        parameters.put("load_key", delivery.key());
        parameters.put("source_code", delivery.source());
        parameters.put("source_name", delivery.source());
        parameters.put("source_kind", SOURCE_KINDS.getOrDefault(delivery.source(), "THIRD_SECTOR"));
        parameters.put("authority_code", AUTHORITY);
        parameters.put("known_at", FIRST_NIGHT.plusDays(delivery.key() - FIRST_DELIVERY));
        return parameters;
    }

    private static List<GivenDelivery> deliveries(Statement statement) throws SQLException {
        List<GivenDelivery> found = new ArrayList<>();
        try (ResultSet row = statement.executeQuery("SELECT delivery_key, feed, source_code FROM audit.delivery WHERE delivery_key >= "
                + FIRST_DELIVERY + " ORDER BY 1")) {
            while (row.next()) {
                found.add(new GivenDelivery(row.getLong(1), row.getString(2), row.getString(3)));
            }
        }
        return found;
    }

    private static List<String> answer(Statement statement, String query) throws SQLException {
        try (ResultSet result = statement.executeQuery(query)) {
            return Night.table(result);
        }
    }
}
