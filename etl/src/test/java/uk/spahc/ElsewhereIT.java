package uk.spahc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import uk.spahc.audit.LoadReport;
import uk.spahc.audit.Progress;
import uk.spahc.database.Purpose;
import uk.spahc.feed.FeedCatalogue;
import uk.spahc.governance.Agreements;
import uk.spahc.home.Home;
import uk.spahc.keys.TestKeys;
import uk.spahc.reference.ReferenceFiles;
import uk.spahc.testing.TestDatabase;

/** Another theme with a feed of its own, in another city: a configuration folder and nothing else. */
class ElsewhereIT {
    private static final Path CONFIG = Path.of("src/test/resources/config-elsewhere");
    private static final String FEED = "south-wales-police/domestic-abuse";
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    static Path folder;
    private static LoadReport report;
    private static LoadReport again;

    @BeforeAll
    static void load() throws Exception {
        FeedCatalogue feeds = FeedCatalogue.load(Optional.of(CONFIG));
        Path delivery = Files.copy(CONFIG.resolve("feeds/" + FEED + "/deliveries/good.csv"), folder.resolve("da_20240305.txt"));
        try (Pipeline pipeline = Pipeline.start(new Pipeline.Request(new Home(folder.resolve("home")), DATABASE.warehouse(), TestKeys.ofEpoch(1), feeds,
                Agreements.load(Optional.of(CONFIG)), ReferenceFiles.over(List.of(CONFIG.resolve("reference"))), "test", Progress.SILENT, line -> { }))) {
            report = pipeline.load(feeds.feed(FEED), delivery, null, false);
            again = pipeline.load(feeds.feed(FEED), delivery, null, false);
        }
    }

    @Test
    void everyRowIsAccountedFor() {
        assertThat(report.outcome()).as(report.sentence()).isEqualTo(LoadReport.Outcome.PUBLISHED);
        assertThat(report.rows().read()).isEqualTo(7);
        assertThat(report.rows().difference()).isZero();
        assertThat(report.rows().loaded()).isEqualTo(5);
        assertThat(report.rows().outsideArea()).isEqualTo(2);
        assertThat(again.outcome()).isEqualTo(LoadReport.Outcome.NOTHING_CHANGED);
    }

    @Test
    void incidentsLieInTheOtherCityByItsOwnTables() throws SQLException {
        assertThat(ask("SELECT t.record_type_code, f.area, a.authority_code, w.ward_name, l.lsoa_code, f.geography_method"
                + " FROM warehouse.fact_incident f JOIN warehouse.dim_record_type t USING (record_type_key) JOIN warehouse.dim_authority a USING (authority_key)"
                + " JOIN warehouse.dim_ward w USING (ward_key) JOIN warehouse.dim_lsoa l USING (lsoa_key) ORDER BY f.line_number"))
                .containsExactly("CRIME|INSIDE|W06000015|Cathays|W01001941|POSTCODE", "NON_CRIME_INCIDENT|INSIDE|W06000015|Plasnewydd|W01001838|POSTCODE",
                        "CRIME|INSIDE|W06000015|Unknown ward|UNKNOWN|DISTRICT", "CRIME|UNKNOWN|AREA_UNKNOWN|Area unknown of the force|AREA_UNKNOWN|NONE");
    }

    @Test
    void theThemeBringsItsStrandsAndParameters() throws SQLException {
        assertThat(ask("SELECT d.strand_name, count(*), sum(b.weight_national)::numeric(4, 2) FROM warehouse.bridge_incident_strand b"
                + " JOIN warehouse.dim_strand d USING (strand_key) WHERE NOT d.is_inferred GROUP BY d.strand_name, d.sort_order ORDER BY d.sort_order"))
                .containsExactly("Physical or sexual abuse|1|0.50", "Violent or threatening behaviour|2|1.50", "Controlling or coercive behaviour|1|0.50",
                        "Economic abuse|1|0.50", "Psychological, emotional or other abuse|1|0.50", "Stalking by a former partner|1|0.50");
        assertThat(ask("SELECT repeat_window, repeat_events, array_length(positive_outcome_codes, 1), strand_codes[1] FROM warehouse.dim_theme"
                + " WHERE theme_code = 'domestic-abuse'")).containsExactly("1 year|2|7|DA_PHYSICAL");
        assertThat(ask("SELECT source_code, theme_code FROM warehouse.dim_source JOIN warehouse.dim_theme USING (theme_key) WHERE source_key > 0 ORDER BY 1"))
                .contains("ASP|hate-crime", "PUK|background", "SWP_DA|domestic-abuse");
    }

    @Test
    void noneOfItEntersTheOtherThemesFigures() throws SQLException {
        assertThat(ask("SELECT sum(records) FROM warehouse.agg_area_month WHERE strand_key = -3 AND geography_kind = 'AUTHORITY'")).containsExactly("4");
        assertThat(ask("SELECT count(*) FROM mart.mart_hate_crime__incident")).containsExactly("0");
        assertThat(ask("SELECT count(*) FROM mart.mart_hate_crime__area_month")).containsExactly("0");
    }

    @Test
    void noLabelIsLeftUnmapped() throws SQLException {
        assertThat(ask("SELECT label FROM audit.notice WHERE code = 'UNMAPPED'")).isEmpty();
    }

    /** Rows as text, cells parted by a bar. */
    private static List<String> ask(String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DATABASE.connect(Purpose.ADMINISTER); Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    cells.add(result.getString(i));
                }
                rows.add(String.join("|", cells));
            }
        }
        return rows;
    }
}
