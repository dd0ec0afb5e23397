package uk.spahc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.spahc.sample.SampleSettings;
import uk.spahc.sample.TruthComparison;
import uk.spahc.testing.Night;
import uk.spahc.testing.TestDatabase;

/** Made-up deliveries through the whole line: what the warehouse says of them is what is true of them. */
class DemoTruthIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    private Path folder;
    private Night night;
    private Path truth;

    @ParameterizedTest(name = "about {0} rows, seed {1}, {2} nights until {3}")
    @CsvSource({"700,77,3,2024-02-29", "1500,2,4,2026-10-31", "900,1,3,2026-11-22"})
    void everyFigureAndEveryLineIsAsTrueOfTheSample(long rows, long seed, int nights, LocalDate until) throws Exception {
        SampleNight sample = everyFigureAndEveryLineIsAsTrue(new SampleSettings(rows, seed, folder.resolve("sample"), until, 8, nights), 40);
        theMartSaysTheHeadline();
        wardsAndLsoasAddUpToTheAuthority();
        theUnknownAreaIsBesideAndNotInside();
        nothingIsLeftBehind();
        TruthComparison damaged = sample.damaged();
        assertThat(damaged.differences()).isEmpty();
        assertThat(damaged.compared()).as("damaged deliveries").isEqualTo(31);
        anUntrueFigureAndAnUntrueLineWouldBeSeen(sample);
    }

    /** The demo ends yesterday, whatever day that is: ends of months and years, leap days, Sundays on which clocks change, and the days after. */
    @Tag("long")
    @ParameterizedTest(name = "until {0}")
    @ValueSource(strings = {"2023-12-31", "2024-01-01", "2024-03-01", "2024-03-31", "2024-10-27", "2024-10-28", "2024-12-25", "2025-01-31", "2025-02-28",
            "2025-03-01", "2025-03-30", "2025-06-15", "2026-07-14", "2026-11-21"})
    void everyFigureAndEveryLineIsAsTrueOnAnyDay(LocalDate until) throws Exception {
        everyFigureAndEveryLineIsAsTrue(new SampleSettings(800, until.toEpochDay(), folder.resolve("sample"), until, 8, 3), 20);
        theMartSaysTheHeadline();
        theUnknownAreaIsBesideAndNotInside();
    }

    private SampleNight everyFigureAndEveryLineIsAsTrue(SampleSettings settings, int figuresAtLeast) throws Exception {
        SampleNight sample = SampleNight.of(DATABASE, folder, settings);
        night = sample.night();
        truth = sample.truth();
        TruthComparison comparison = sample.figures();
        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.feeds()).hasSize(5).allSatisfy(feed -> assertThat(feed.figures()).as(feed.feed()).isGreaterThan(figuresAtLeast));
        assertThat(sample.ends()).containsExactlyInAnyOrderElementsOf(sample.trueEnds());
        return sample;
    }

    private void anUntrueFigureAndAnUntrueLineWouldBeSeen(SampleNight sample) throws IOException {
        Path outcomes = truth.resolve("avon-somerset-police/outcomes");
        Files.writeString(outcomes.resolve("figures.csv"), Files.readString(outcomes.resolve("figures.csv"))
                .replaceFirst("exceptions_outcome_21,,,,,", "exceptions_outcome_21,,,,,1"));
        Files.writeString(truth.resolve("lines.csv"), Files.readString(truth.resolve("lines.csv")).replaceFirst(",rejected,WIDTH,", ",rejected,NUL,"));
        Files.writeString(truth.resolve("hours.csv"), Files.readString(truth.resolve("hours.csv")).replaceFirst("(?m)^(\\d,\\d+),", "$1,1"));
        assertThat(sample.figures().differences()).hasSize(4).anyMatch(said -> said.contains("exceptions_outcome_21: the truth is"))
                .anyMatch(said -> said.contains("offences_in_hour weekday="))
                .anyMatch(said -> said.contains(" NUL: rejected by the truth alone")).anyMatch(said -> said.contains(" WIDTH: rejected by the warehouse alone"));
        Files.writeString(truth.resolve("damaged.csv"), Files.readString(truth.resolve("damaged.csv")).replace(",ENCODING", ",NO_ROWS"));
        assertThat(sample.damagedFigures().differences()).hasSize(2);
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

    private List<String> truth(String table, Predicate<String[]> which, Function<String[], String> words) {
        return SampleNight.rows(truth.resolve(table)).stream().filter(which).map(words).toList();
    }
}
