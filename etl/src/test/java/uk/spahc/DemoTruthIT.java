package uk.spahc;

import static org.assertj.core.api.Assertions.assertThat;

import com.opencsv.CSVReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.spahc.audit.LoadReport;
import uk.spahc.audit.LoadReport.Outcome;
import uk.spahc.database.Purpose;
import uk.spahc.sample.SampleGenerator;
import uk.spahc.sample.SampleSettings;
import uk.spahc.sample.TruthComparison;
import uk.spahc.testing.Night;
import uk.spahc.testing.Resources;
import uk.spahc.testing.TestDatabase;

/** Made-up deliveries through the whole line: what the warehouse says of them is what is true of them. */
class DemoTruthIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final String FEED = "avon-somerset-police/hate-offences";

    @TempDir
    private Path folder;
    private Night night;
    private Path truth;

    @ParameterizedTest(name = "about {0} rows, seed {1}")
    @CsvSource({"8250,1", "1500,2", "1500,77"})
    void everyFigureAndEveryLineIsAsTrueOfTheSample(long rows, long seed) throws Exception {
        DATABASE.reset();
        Path sample = folder.resolve("sample");
        truth = sample.resolve("truth");
        SampleGenerator.generate(SampleSettings.of(rows, seed, sample), (file, written) -> { });
        night = Night.on(DATABASE, folder);
        night.execute(Resources.text("testing/keep-line-ends.sql"));
        night.deliverAll(FEED, sample.resolve(FEED));

        List<LoadReport> reports = night.refresh();

        assertThat(reports).hasSize(SampleSettings.DEFAULT_NIGHTS + 1)
                .allSatisfy(report -> assertThat(report.outcome()).as(report.fileName() + ": " + report.sentence()).isEqualTo(Outcome.PUBLISHED));
        try (Connection connection = DATABASE.connect(Purpose.READ)) {
            TruthComparison comparison = TruthComparison.of(connection, sample, "ASP");
            assertThat(comparison.differences()).isEmpty();
            assertThat(comparison.compared()).as("figures compared").isGreaterThan(300);
        }
        everyLineEndsAsItShould();
        theMartSaysTheHeadline();
        wardsAndLsoasAddUpToTheAuthority();
        theUnknownAreaIsBesideAndNotInside();
        nothingIsLeftBehind();
    }

    /** Rejected lines by their reasons, all others by their disposition: file, line, end. */
    private void everyLineEndsAsItShould() throws Exception {
        List<String> expected = truth("lines.csv", row -> true,
                row -> row[0] + "," + row[1] + "," + (row[2].equals("rejected") ? row[3] : row[2].toUpperCase(Locale.ROOT)));
        assertThat(night.ask("""
                SELECT file_name, line_number, disposition FROM keep.line_end JOIN audit.delivery USING (delivery_key)
                UNION ALL
                SELECT file_name, line_number, array_to_string(reason_codes, ' ') FROM quarantine.rejected_row JOIN audit.delivery USING (delivery_key)
                """)).containsExactlyInAnyOrderElementsOf(expected);
    }

    private void theMartSaysTheHeadline() throws Exception {
        assertThat(night.ask("""
                SELECT to_char(month_recorded, 'YYYY-MM'), offences FROM mart.mart_hate_crime__area_month
                WHERE geography_kind = 'AUTHORITY' AND geography_code = 'E06000023' AND strand_code = 'ALL'
                  AND source_code = 'ASP' AND record_type_code = 'CRIME' AND offences > 0
                """)).containsExactlyInAnyOrderElementsOf(figure("offences"));
    }

    private void wardsAndLsoasAddUpToTheAuthority() {
        assertThat(night.ask("""
                SELECT month_recorded, strand_code, record_type_code, string_agg(DISTINCT said, ' <> ')
                FROM (SELECT month_recorded, strand_code, record_type_code, geography_kind,
                             sum(offences) || ' of ' || sum(records) || ' and ' || sum(records_not_counted) AS said
                      FROM mart.mart_hate_crime__area_month WHERE is_inside_area GROUP BY 1, 2, 3, 4) AS one_kind
                GROUP BY 1, 2, 3 HAVING count(DISTINCT said) > 1 OR count(*) <> 3
                """)).as("months and strands in which authority, wards and LSOAs disagree").isEmpty();
    }

    private void theUnknownAreaIsBesideAndNotInside() throws Exception {
        for (String kind : List.of("AUTHORITY", "WARD", "LSOA")) {
            assertThat(night.ask("""
                    SELECT to_char(month_recorded, 'YYYY-MM'), sum(offences) FROM mart.mart_hate_crime__area_month
                    WHERE geography_kind = '%s' AND NOT is_inside_area AND strand_code = 'ALL' AND record_type_code = 'CRIME'
                    GROUP BY 1 HAVING sum(offences) > 0
                    """.formatted(kind))).as(kind).containsExactlyInAnyOrderElementsOf(figure("offences_area_unknown"));
        }
        assertThat(night.ask("SELECT DISTINCT geography_code FROM mart.mart_hate_crime__area_month WHERE NOT is_inside_area"))
                .containsExactly("AREA_UNKNOWN");
        assertThat(night.count("SELECT count(*) FROM warehouse.fact_incident WHERE area = 'UNKNOWN' AND (place_token IS NOT NULL OR authority_key > 0"
                + " OR ward_key > 0 OR lsoa_key > 0 OR postcode_key > 0)")).as("records of unknown area with a place").isZero();
    }

    private void nothingIsLeftBehind() throws Exception {
        assertThat(night.count("SELECT (SELECT count(*) FROM staging.incident) + (SELECT count(*) FROM staging.involvement)")).isZero();
        assertThat(night.count("SELECT count(*) FROM audit.reconciliation WHERE difference <> 0")).isZero();
        for (Path left : List.of(night.home().incoming(), night.home().processing())) {
            try (Stream<Path> files = Files.walk(left)) {
                assertThat(files.filter(Files::isRegularFile)).isEmpty();
            }
        }
    }

    /** Months and values of a figure of the truth that has no second dimension. */
    private List<String> figure(String name) throws Exception {
        return truth("figures.csv", row -> row[0].equals(name) && row[3].isEmpty(), row -> row[2] + "," + row[5]);
    }

    private List<String> truth(String table, Predicate<String[]> which, Function<String[], String> words) throws Exception {
        List<String> found = new ArrayList<>();
        try (CSVReader rows = new CSVReader(Files.newBufferedReader(truth.resolve(table)))) {
            rows.readNext();
            for (String[] row = rows.readNext(); row != null; row = rows.readNext()) {
                if (which.test(row)) {
                    found.add(words.apply(row));
                }
            }
        }
        return found;
    }
}
