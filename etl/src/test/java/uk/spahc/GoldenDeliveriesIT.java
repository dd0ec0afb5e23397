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
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import uk.spahc.audit.LoadReport;
import uk.spahc.audit.LoadReport.Outcome;
import uk.spahc.audit.Progress;
import uk.spahc.audit.Stage;
import uk.spahc.database.Purpose;
import uk.spahc.feed.FeedCatalogue;
import uk.spahc.feed.FeedDefinition;
import uk.spahc.keys.MasterKey;
import uk.spahc.keys.RowSealer;
import uk.spahc.pseudonymise.LoadKeys;
import uk.spahc.pseudonymise.QuarantineWriter;
import uk.spahc.testing.Night;
import uk.spahc.testing.Resources;
import uk.spahc.testing.TestDatabase;
import uk.spahc.testing.Workbooks;

/**
 * {@code deliveries/<publisher>-<feed>/<case>}: a delivery through the whole line. Beside the input lie the rows expected in
 * staging and vault, in quarantine (opened) and among the facts; a file that is not there means none. What came is
 * written to {@code target/golden/}, to be read and, where it is right, copied.
 */
class GoldenDeliveriesIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final Path ROOT = Resources.path("deliveries");
    private static final LocalDate BUSINESS_DATE = LocalDate.of(2026, 1, 6);

    @TempDir
    static Path folder;
    private static Night night;
    private static Pipeline pipeline;
    private static List<String> staged;
    private static Runnable atConform;

    static Stream<Path> cases() throws IOException {
        return Files.walk(ROOT).filter(file -> file.endsWith("expected-verdicts.csv")).map(file -> ROOT.relativize(file.getParent())).sorted();
    }

    @BeforeAll
    static void begin() {
        night = Night.on(DATABASE, folder).heardBy(new Progress() {
            @Override
            public void reached(Stage stage, String point) {
                if (stage == Stage.CONFORM && point.equals("begin")) {
                    atConform.run();
                }
            }

            @Override
            public void rows(Stage stage, long done, long of) {
                // Only what lies in staging is of interest here.
            }
        });
        pipeline = night.start();
    }

    @AfterAll
    static void end() {
        pipeline.close();
    }

    @AfterEach
    void forget() {
        night.forgetDeliveries();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void deliveryLeavesWhatItShould(Path name) throws Exception {
        FeedDefinition feed = FeedCatalogue.shipped().feeds().stream()
                .filter(candidate -> candidate.feed().replace('/', '-').equals(name.getParent().toString())).findFirst().orElseThrow();
        String kind = feed.recordKind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        staged = List.of();
        atConform = () -> staged = night.table(Resources.text("testing/staged-" + kind + ".sql"));

        LoadReport report = pipeline.load(feed, input(name), BUSINESS_DATE, false);

        String held = held(ROOT.resolve(name));
        assertThat(report.outcome()).as(report.sentence()).isEqualTo(held.isEmpty() ? Outcome.PUBLISHED : Outcome.HELD);
        assertThat(night.ask("SELECT cause_code FROM audit.load")).containsExactly(held);
        accountsAreEven(report);
        SoftAssertions all = new SoftAssertions();
        equal(all, name, "expected-staging.csv", staged);
        equal(all, name, "expected-quarantine.csv", quarantine(night.key()));
        equal(all, name, "expected-facts.csv", night.table(Resources.text("testing/fact-" + kind + ".sql")));
        all.assertAll();
        assertThat(night.count("SELECT (SELECT count(*) FROM staging.incident) + (SELECT count(*) FROM staging.involvement)"
                + " + (SELECT count(*) FROM staging.street_crime)")).as("left in staging").isZero();
    }

    /** At every stage that moves rows, as far as the delivery came; and each stage begins with what the one before handed on. */
    private static void accountsAreEven(LoadReport report) {
        assertThat(night.ask("SELECT stage FROM audit.reconciliation WHERE difference <> 0")).isEmpty();
        boolean published = report.outcome() == Outcome.PUBLISHED;
        assertThat(night.ask("SELECT stage FROM audit.reconciliation ORDER BY stage"))
                .isEqualTo(published ? List.of("conform", "load", "pseudonymise", "read", "validate") : List.of());
        assertThat(night.count("SELECT count(DISTINCT rows_read) FROM audit.reconciliation")).isEqualTo(published ? 1 : 0);
        assertThat(report.rows().difference()).isZero();
        if (published) {
            assertThat(night.ask("SELECT rows_read, rows_rejected FROM audit.reconciliation WHERE stage = 'load'"))
                    .containsExactly(report.rows().read() + "," + night.count("SELECT count(*) FROM quarantine.rejected_row"));
        }
    }

    /** For what the verdicts hold the file, or, in {@code held-for.txt}, the load: over the limit only the whole line knows. */
    private static String held(Path folder) throws IOException {
        Path byTheLoad = folder.resolve("held-for.txt");
        if (Files.exists(byTheLoad)) {
            return Files.readString(byTheLoad).strip();
        }
        return Files.readAllLines(folder.resolve("expected-verdicts.csv")).stream()
                .filter(line -> line.startsWith("0,HELD,")).map(line -> line.split(",", -1)[2]).findFirst().orElse("");
    }

    /** {@code input.csv} as it is, or {@code <sheet>.sheet.csv} as a workbook of one sheet. */
    private static Path input(Path name) throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve(name))) {
            Optional<Path> sheet = files.filter(file -> file.toString().endsWith(".sheet.csv")).findFirst();
            if (sheet.isEmpty()) {
                return ROOT.resolve(name).resolve("input.csv");
            }
            byte[] workbook = Workbooks.of(sheet.get().getFileName().toString().replace(".sheet.csv", ""), Files.readString(sheet.get()));
            return Files.write(folder.resolve("input.xlsx"), workbook);
        }
    }

    private static void equal(SoftAssertions all, Path name, String file, List<String> actual) throws IOException {
        List<String> rows = actual.size() > 1 ? actual : List.of();
        Path written = Files.createDirectories(Path.of("target", "golden").resolve(name)).resolve(file);
        Files.deleteIfExists(written);
        if (!rows.isEmpty()) {
            Files.write(written, rows);
        }
        Path expected = ROOT.resolve(name).resolve(file);
        all.assertThat(String.join("\n", rows)).as(name + "/" + file)
                .isEqualTo(Files.exists(expected) ? Files.readString(expected).strip() : "");
    }

    private static List<String> quarantine(MasterKey key) throws Exception {
        List<String> rows = new ArrayList<>(List.of("line,reasons,columns,counts_to_limit,cells"));
        try (key; Connection connection = DATABASE.connect(Purpose.ADMINISTER); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM quarantine.rejected_row ORDER BY line_number")) {
            while (row.next()) {
                LoadKeys load = new LoadKeys(row.getLong("delivery_key"), row.getLong("load_key"), row.getInt("rerun_number"));
                byte[] sealed = row.getBytes("values_sealed");
                String cells = sealed == null ? ""
                        : new String(new RowSealer(key, load.loadKey()).open(QuarantineWriter.place(load, row.getLong("line_number")), sealed), StandardCharsets.UTF_8);
                rows.add(row.getLong("line_number") + "," + words(row, "reason_codes") + ","
                        + words(row, "column_names") + "," + row.getBoolean("counts_to_limit") + ",\"" + cells.replace("\"", "\"\"") + "\"");
            }
        }
        return rows;
    }

    private static String words(ResultSet row, String column) throws SQLException {
        return String.join(" ", (String[]) row.getArray(column).getArray());
    }
}
