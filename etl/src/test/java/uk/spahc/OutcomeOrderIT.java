package uk.spahc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import uk.spahc.audit.LoadReport;
import uk.spahc.audit.Progress;
import uk.spahc.conform.Transformations;
import uk.spahc.database.Purpose;
import uk.spahc.feed.FeedCatalogue;
import uk.spahc.governance.Agreements;
import uk.spahc.home.Home;
import uk.spahc.keys.MasterKey;
import uk.spahc.keys.TestKeys;
import uk.spahc.sample.SampleGenerator;
import uk.spahc.sample.SampleSettings;
import uk.spahc.testing.TestDatabase;

/** Outcomes before their offences, after them, and in between, give one star; and what is counted night by night is the whole. */
class OutcomeOrderIT {
    private static final LocalDate UNTIL = LocalDate.of(2026, 10, 31);
    private static final String OFFENCES = "avon-somerset-police/hate-offences";
    private static final String OUTCOMES = "avon-somerset-police/outcomes";

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    private Path folder;

    @Test
    void orderOfOffencesAndOutcomesChangesNothing() throws IOException, SQLException {
        SampleGenerator.generate(new SampleSettings(900, 7, folder.resolve("sample"), UNTIL, 6, 4), (file, rows) -> { });
        List<Path> offences = files(folder.resolve("sample").resolve(OFFENCES));
        List<Path> outcomes = OutcomeDeliveries.write(offences, folder, UNTIL, 11);
        List<Path> between = new ArrayList<>(List.of(outcomes.get(0), offences.get(0), offences.get(1), outcomes.get(1)));
        between.addAll(offences.subList(2, offences.size()));
        between.add(outcomes.get(2));

        List<String> after = star("after", Stream.concat(offences.stream(), outcomes.stream()).toList());
        List<String> before = star("before", Stream.concat(outcomes.stream(), offences.stream()).toList());

        assertThat(after).hasSizeGreaterThan(500);
        assertThat(before).isEqualTo(after);
        assertThat(star("between", between)).isEqualTo(after);
    }

    private List<String> star(String order, List<Path> deliveries) throws SQLException, IOException {
        DATABASE.reset();
        try (MasterKey key = TestKeys.first();
                Pipeline pipeline = Pipeline.start(new Pipeline.Request(new Home(folder.resolve(order)), DATABASE.warehouse(), key, FeedCatalogue.shipped(),
                        Agreements.load(Optional.empty()), "test", Progress.SILENT, text -> { }))) {
            for (Path file : deliveries) {
                LoadReport report = pipeline.load(FeedCatalogue.shipped().feed(file.startsWith(folder.resolve("sample")) ? OFFENCES : OUTCOMES), file, null, true);
                assertThat(report.outcome()).as(file + ": " + report.sentence()).isEqualTo(LoadReport.Outcome.PUBLISHED);
                assertThat(report.rows().difference()).isZero();
            }
        }
        List<String> star = read();
        rebuild();
        assertThat(read()).as("a full rebuild of the aggregate").isEqualTo(star);
        return star;
    }

    private static void rebuild() throws SQLException {
        try (Connection owner = DATABASE.connect(Purpose.ADMINISTER); Statement statement = owner.createStatement()) {
            for (String file : List.of("aggregate/every_outcome_month.sql", "aggregate/touched_incident.sql", "aggregate/agg_outcome_month.sql")) {
                statement.execute(Transformations.read(file).replace(":delivery_key", "0"));
            }
        }
    }

    private static List<String> read() throws SQLException, IOException {
        try (var file = OutcomeOrderIT.class.getResourceAsStream("/uk/spahc/outcome-star.sql");
                Connection owner = DATABASE.connect(Purpose.ADMINISTER); Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(new String(file.readAllBytes(), StandardCharsets.UTF_8))) {
            List<String> star = new ArrayList<>();
            while (rows.next()) {
                star.add(rows.getString(1));
            }
            return star;
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
