package uk.spahc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import uk.spahc.audit.LoadReport;
import uk.spahc.audit.Progress;
import uk.spahc.feed.FeedCatalogue;
import uk.spahc.governance.Agreements;
import uk.spahc.home.Home;
import uk.spahc.keys.TestKeys;
import uk.spahc.reference.ReferenceFiles;
import uk.spahc.testing.Night;
import uk.spahc.testing.OffenceDelivery;
import uk.spahc.testing.TestDatabase;

/**
 * A feed that maps the point of an address, in degrees or on the British National Grid, through the whole line: with imported
 * boundaries the point decides; where it is none, or in doubt, the postcode does. The boundaries are two squares side by side.
 */
class PointPlacementIT {
    private static final Path RESOURCES = Path.of("src", "main", "resources");
    private static final String FEED = "feeds/" + OffenceDelivery.FEED + "/feed.yml";
    private static final String AGREEMENT = "governance/agreements/asp-hate-offences.yml";
    private static final String WEST = "[[[-2.6,51.4],[-2.5,51.4],[-2.5,51.5],[-2.6,51.5],[-2.6,51.4]]]";
    private static final String EAST = "[[[-2.5,51.4],[-2.4,51.4],[-2.4,51.5],[-2.5,51.5],[-2.5,51.4]]]";
    /** Of an LSOA and a ward that lie in neither square, so that it shows what decided. */
    private static final String POSTCODE = "BS16 3AA";
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    private Path folder;
    private OffenceDelivery delivery;
    private int rows;

    @BeforeEach
    void anew() {
        DATABASE.reset();
    }

    @Test
    void degreesDecideBeforeThePostcodeUnlessTheyAreNoPlace() throws IOException {
        delivery = OffenceDelivery.with("Longitude", "Latitude");
        row("-2.55", "51.45", POSTCODE);
        row("-2.45", "51.45", "");
        row("-2.20", "51.45", POSTCODE);
        row("-2.50", "51.45", POSTCODE);
        row("-2.60", "51.45", POSTCODE);
        row("-2.40", "51.45", POSTCODE);
        row("-2.3995", "51.45", POSTCODE);
        row("51.45", "-2.55", POSTCODE);
        row("0", "0", POSTCODE);
        row("0", "0", "");
        row("", "", POSTCODE);
        row("-2.55", "", POSTCODE);
        LoadReport report = load("longitude", "latitude");
        assertThat(report.rows().loaded()).isEqualTo(11);
        assertThat(report.rows().outsideArea()).isEqualTo(1);
        assertThat(placed()).containsExactly("line,area,geography_method,lsoa_code,ward_code",
                "2,INSIDE,POINT,E01033353,E05010907",
                "3,INSIDE,POINT,E01014540,E05010908",
                // Line 4 lies far outside, whatever its postcode says, and is not kept. The line between two areas is of one of them.
                "5,INSIDE,POINT,E01014540,E05010908",
                "6,INSIDE,POINT,E01033353,E05010907",
                // On the outer border and 35 metres beyond it: in doubt. Exchanged, nought, missing: no place.
                "7,INSIDE,POSTCODE,E01014572,E05010897",
                "8,INSIDE,POSTCODE,E01014572,E05010897",
                "9,INSIDE,POSTCODE,E01014572,E05010897",
                "10,INSIDE,POSTCODE,E01014572,E05010897",
                "11,UNKNOWN,NONE,AREA_UNKNOWN,AREA_UNKNOWN",
                "12,INSIDE,POSTCODE,E01014572,E05010897",
                "13,INSIDE,POSTCODE,E01014572,E05010897");
    }

    @Test
    void soDoMetresOfTheNationalGrid() throws IOException {
        delivery = OffenceDelivery.with("Easting", "Northing");
        row("361800", "172500", POSTCODE);
        row("368800", "172500", "");
        row("385000", "172500", POSTCODE);
        row("172500", "361800", POSTCODE);
        row("0", "0", POSTCODE);
        row("-2.55", "51.45", POSTCODE);
        row("361800", "", "");
        LoadReport report = load("easting", "northing");
        assertThat(report.rows().loaded()).isEqualTo(5);
        assertThat(report.rows().outsideArea()).isEqualTo(2);
        assertThat(placed()).containsExactly("line,area,geography_method,lsoa_code,ward_code",
                "2,INSIDE,POINT,E01033353,E05010907",
                "3,INSIDE,POINT,E01014540,E05010908",
                // Lines 4 and 5 are elsewhere on the grid: exchanged metres may be a place in the sea.
                "6,INSIDE,POSTCODE,E01014572,E05010897",
                "7,INSIDE,POSTCODE,E01014572,E05010897",
                "8,UNKNOWN,NONE,AREA_UNKNOWN,AREA_UNKNOWN");
    }

    @Test
    void withoutBoundariesThePostcodeDecides() throws IOException {
        delivery = OffenceDelivery.with("Longitude", "Latitude");
        row("-2.55", "51.45", POSTCODE);
        row("-2.20", "51.45", POSTCODE);
        LoadReport report = load("longitude", "latitude", ReferenceFiles.shipped());
        assertThat(report.rows().loaded()).isEqualTo(2);
        assertThat(placed()).containsExactly("line,area,geography_method,lsoa_code,ward_code",
                "2,INSIDE,POSTCODE,E01014572,E05010897", "3,INSIDE,POSTCODE,E01014572,E05010897");
    }

    private void row(String first, String second, String postcode) {
        boolean degrees = delivery.text().contains("Longitude");
        delivery.row("Crime Reference", "R" + ++rows, "Log Number", "L" + rows, "Location Postcode", postcode, "Location LSOA", "", "District", "",
                degrees ? "Longitude" : "Easting", first, degrees ? "Latitude" : "Northing", second);
    }

    private LoadReport load(String first, String second) throws IOException {
        return load(first, second, ReferenceFiles.over(List.of(withBoundaries())));
    }

    private LoadReport load(String first, String second, ReferenceFiles reference) throws IOException {
        Optional<Path> config = Optional.of(mapping(first, second));
        FeedCatalogue feeds = FeedCatalogue.load(config);
        try (Pipeline pipeline = Pipeline.start(new Pipeline.Request(new Home(folder.resolve("home")), DATABASE.warehouse(), TestKeys.ofEpoch(1), feeds,
                Agreements.load(config), reference, "test", Progress.SILENT, line -> { }))) {
            LoadReport report = pipeline.load(feeds.feed(OffenceDelivery.FEED), delivery.write(folder.resolve("hate-offences_2026-01-07.csv")), null, true);
            assertThat(report.outcome()).as(report.sentence()).isEqualTo(LoadReport.Outcome.PUBLISHED);
            return report;
        }
    }

    private Path mapping(String first, String second) throws IOException {
        String column = "  - {name: %s, header: %s, type: decimal, class: quasi}\n";
        write(folder.resolve("config").resolve(FEED), Files.readString(RESOURCES.resolve(FEED))
                .replace("columns:\n", "columns:\n" + column.formatted(first, capital(first)) + column.formatted(second, capital(second)))
                .replace("  incident:\n", "  incident:\n    " + first + ": " + first + "\n    " + second + ": " + second + "\n"));
        write(folder.resolve("config").resolve(AGREEMENT), Files.readString(RESOURCES.resolve(AGREEMENT))
                .replace("    - last_updated\n", "    - last_updated\n    - " + first + "\n    - " + second + "\n"));
        return folder.resolve("config");
    }

    private static String capital(String name) {
        return name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1);
    }

    /** The city's tables as they ship, with boundaries beside them as an import writes them. */
    private Path withBoundaries() throws IOException {
        Path authority = Files.createDirectories(folder.resolve("reference/authority/E06000023"));
        try (Stream<Path> files = Files.list(Path.of("..", "warehouse", "reference", "authority", "E06000023"))) {
            for (Path file : files.toList()) {
                Files.copy(file, authority.resolve(file.getFileName()));
            }
        }
        write(authority.resolve("boundary_lsoa.csv"), "lsoa_code,rings\nE01033353,\"" + WEST + "\"\nE01014540,\"" + EAST + "\"\n");
        write(authority.resolve("boundary_ward.csv"), "ward_code,rings\nE05010907,\"" + WEST + "\"\nE05010908,\"" + EAST + "\"\n");
        return folder.resolve("reference");
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> placed() {
        return Night.on(DATABASE, folder).table("SELECT f.line_number AS line, f.area, f.geography_method, l.lsoa_code, w.ward_code"
                + " FROM warehouse.fact_incident f JOIN warehouse.dim_lsoa l USING (lsoa_key) JOIN warehouse.dim_ward w USING (ward_key) ORDER BY 1");
    }
}
