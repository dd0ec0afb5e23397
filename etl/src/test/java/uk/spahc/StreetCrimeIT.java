package uk.spahc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.spahc.audit.LoadReport;
import uk.spahc.audit.LoadReport.Outcome;
import uk.spahc.testing.Feeds;
import uk.spahc.testing.Night;
import uk.spahc.testing.Terminal;
import uk.spahc.testing.TestDatabase;

/** Three real monthly files of all recorded street crime, against figures that were counted by hand. Skipped where they are not. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StreetCrimeIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final String FEED = "police-uk/street";
    private static final Path FILES = Path.of("..", "..", "shared", "deliveries", "police-uk");
    /** Everything that the publisher says, without our keys. */
    private static final String FACTS = """
            SELECT count(*), md5(string_agg(said, ';' ORDER BY said COLLATE "C"))
            FROM (SELECT concat_ws('|', m.date, f.force, f.area, a.authority_code, l.lsoa_code, l.lsoa_kind, c.street_category_code,
                                   o.street_outcome_code, f.crime_id, f.street, f.longitude, f.latitude, f.occurrence) AS said
                  FROM warehouse.fact_street_crime f
                  JOIN warehouse.dim_date m ON m.date_key = f.month_date_key
                  JOIN warehouse.dim_authority a USING (authority_key)
                  JOIN warehouse.dim_lsoa l USING (lsoa_key)
                  JOIN warehouse.dim_street_category c USING (street_category_key)
                  JOIN warehouse.dim_street_outcome o USING (street_outcome_key)) AS fact
            """;

    @TempDir
    static Path folder;
    private static Night night;

    @BeforeAll
    static void loadsTheThreeMonths() {
        assumeThat(Files.isDirectory(FILES)).as(FILES + " is there").isTrue();
        night = Night.on(DATABASE, folder);
        night.deliverAll(FEED, FILES);
        assertThat(night.refresh()).hasSize(3)
                .allSatisfy(report -> assertThat(report.outcome()).as(report.fileName() + ": " + report.sentence()).isEqualTo(Outcome.PUBLISHED));
    }

    @Order(1)
    @ParameterizedTest
    @CsvSource({"2023-01,12566,4501,758,523,595,449", "2023-06,14950,5235,1002,0,821,520", "2024-12,14737,5003,1294,0,610,511"})
    void monthIsAsCountedByHand(String month, long rows, long bristol, long unknown, long split, long withoutId, long publicOrder) {
        assertThat(night.ask("SELECT rows_read, rows_inside_area, rows_area_unknown, rows_outside_area, rows_rejected + rows_duplicate"
                + " + rows_stale + rows_unchanged FROM audit.load JOIN audit.delivery USING (delivery_key) WHERE file_name LIKE '" + month + "%'"))
                .containsExactly(rows + "," + bristol + "," + unknown + "," + (rows - bristol - unknown) + ",0");
        assertThat(inBristol(month, "true")).isEqualTo(bristol);
        assertThat(inBristol(month, "l.lsoa_kind = 'SPLIT_UNKNOWN'")).as("on 'split, unknown which'").isEqualTo(split);
        assertThat(inBristol(month, "f.crime_id IS NULL")).as("without id").isEqualTo(withoutId);
        assertThat(inBristol(month, "c.street_category_name = 'Public order'")).isEqualTo(publicOrder);
        assertThat(inBristol(month, "l.lsoa_key <= 0")).as("in Bristol without an LSOA").isZero();
    }

    @Order(2)
    @ParameterizedTest
    @CsvSource({"2023-01,4501,758,449", "2023-06,5235,1002,520", "2024-12,5003,1294,511"})
    void theMartShowsBristolAndBesideItTheUnknown(String month, long bristol, long unknown, long publicOrder) {
        String from = " FROM mart.mart_background__street_crime_month WHERE month = '" + month + "-01'";
        assertThat(night.count("SELECT sum(crimes)" + from + " AND is_inside_area")).isEqualTo(bristol);
        assertThat(night.count("SELECT sum(crimes)" + from + " AND authority_name LIKE 'Bristol%'")).isEqualTo(bristol);
        assertThat(night.count("SELECT sum(crimes)" + from + " AND NOT is_inside_area")).isEqualTo(unknown);
        assertThat(night.count("SELECT sum(crimes)" + from + " AND is_inside_area AND category_name = 'Public order'")).isEqualTo(publicOrder);
    }

    @Order(3)
    @Test
    void theSameFileAgainChangesNothingAndSaysSo() throws Exception {
        List<String> before = night.ask(FACTS);
        Path renamed = Files.copy(file("2023-06"), folder.resolve("2023-07-avon-and-somerset-street.csv"));
        for (Path again : List.of(file("2023-06"), renamed)) {
            Terminal.Said said = night.terminal().spahc("load", FEED, again.toString());
            assertThat(said.exitCode()).as(said.all()).isZero();
            assertThat(said.out()).contains("nothing changed").contains("The same content was loaded before as load 2, so nothing changed.");
        }
        assertThat(night.ask(FACTS)).isEqualTo(before);
        assertThat(night.count("SELECT count(*) FROM audit.load")).isEqualTo(3);
    }

    /** The reference data stay, so this is about deliveries alone. */
    @Order(4)
    @Test
    void theOrderOfLoadingIsIrrelevant() {
        List<String> inOrder = night.ask(FACTS);
        night.forgetDeliveries();
        assertThat(night.ask(FACTS)).containsExactly("0,");
        night.run(pipeline -> {
            for (String month : List.of("2024-12", "2023-06", "2023-01")) {
                LoadReport report = pipeline.load(Feeds.CATALOGUE.feed(FEED), file(month), null, false);
                assertThat(report.outcome()).as(report.sentence()).isEqualTo(Outcome.PUBLISHED);
            }
            return null;
        });
        assertThat(night.ask(FACTS)).isEqualTo(inOrder);
    }

    private static long inBristol(String month, String which) {
        return night.count("""
                SELECT count(*) FROM warehouse.fact_street_crime f
                JOIN warehouse.dim_date m ON m.date_key = f.month_date_key
                JOIN warehouse.dim_authority a USING (authority_key)
                JOIN warehouse.dim_lsoa l USING (lsoa_key)
                JOIN warehouse.dim_street_category c USING (street_category_key)
                WHERE m.date = '%s-01' AND a.authority_code = 'E06000023' AND f.area = 'INSIDE' AND %s
                """.formatted(month, which));
    }

    private static Path file(String month) {
        return FILES.resolve(month + "-avon-and-somerset-street.csv");
    }
}
