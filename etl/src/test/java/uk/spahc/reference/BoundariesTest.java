package uk.spahc.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.opencsv.CSVReaderHeaderAware;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Points within, outside, in holes, near a boundary; and every live postcode of a city in official outlines. */
class BoundariesTest {
    private static final Path OFFICIAL = Path.of("..", "..", "shared", "reference", "boundaries");
    private static final Path SHIPPED = Path.of("..", "warehouse", "reference", "authority", "E06000023");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double[][] SQUARE = {{-2.6, 51.4}, {-2.5, 51.4}, {-2.5, 51.5}, {-2.6, 51.5}, {-2.6, 51.4}};
    private static final double[][] HOLE = {{-2.56, 51.44}, {-2.54, 51.44}, {-2.54, 51.46}, {-2.56, 51.46}, {-2.56, 51.44}};

    @ParameterizedTest
    @CsvSource({"-2.55,51.41,INSIDE,POINT,E01000001,E05000001", "-2.55,51.45,OUTSIDE,POINT,,", "-2.40,51.45,OUTSIDE,POINT,,",
        "-2.4995,51.45,INSIDE,LSOA,E01014485,E05010885", "0,0,INSIDE,LSOA,E01014485,E05010885"})
    void pointDecidesFirstUnlessItIsNoneOrInDoubt(String longitude, String latitude, Location.Area area, Location.Method method, String lsoa, String ward) {
        Boundaries lsoas = new Boundaries();
        lsoas.add("E01000001", new double[][][] {SQUARE, HOLE});
        Boundaries wards = new Boundaries();
        wards.add("E05000001", new double[][][] {SQUARE});
        Gazetteer gazetteer = new Gazetteer("E06000023", Map.of(), Map.of(), Map.of("E01014485", "E05010885"), lsoas, wards);
        Location location = gazetteer.place(Point.ofDegrees(new BigDecimal(longitude), new BigDecimal(latitude)), null, "E01014485", null);
        assertThat(location).extracting(Location::area, Location::method, Location::lsoaCode, Location::wardCode).containsExactly(area, method, lsoa, ward);
    }

    @Test
    void withoutBoundariesThePostcodeDecidesAsBefore() {
        Gazetteer gazetteer = TestGazetteer.small();
        assertThat(gazetteer.place(new Point(-2.59, 51.45), "BS1 4ST", null, null)).isEqualTo(gazetteer.place("BS1 4ST", null, null));
    }

    /** The Ordnance Survey's own example, TG 51409 13177, whose WGS84 place by the same transformation is 52.65798, 1.71605. */
    @Test
    void gridReferenceBecomesDegrees() {
        Point point = Point.ofGrid(new BigDecimal("651409.903"), new BigDecimal("313177.270"));
        assertThat(point.latitude()).isCloseTo(52.65798, within(0.00002));
        assertThat(point.longitude()).isCloseTo(1.71605, within(0.00002));
        assertThat(Point.ofGrid(BigDecimal.ZERO, BigDecimal.ZERO)).isNull();
        assertThat(Point.ofGrid(BigDecimal.ONE, null)).isNull();
        assertThat(Point.ofDegrees(new BigDecimal("51.45"), new BigDecimal("-2.59"))).as("exchanged").isNull();
    }

    @Test
    void livePostcodesLieInTheirOwnWardAndMostlyInTheirOwnLsoaOfTheOfficialOutlines() throws Exception {
        assumeThat(Files.exists(OFFICIAL.resolve("lsoa21.geojson"))).as("the official outlines are there").isTrue();
        Boundaries lsoas = boundaries("lsoa21.geojson", "lsoa21_code");
        Boundaries wards = boundaries("ward.geojson", "ward_code");
        Gazetteer gazetteer = new Gazetteer("E06000023", Map.of(), Map.of(), Map.of(), lsoas, wards);
        int asked = 0;
        int sameWard = 0;
        int sameLsoa = 0;
        int outside = 0;
        try (Reader file = Files.newBufferedReader(SHIPPED.resolve("postcode.csv")); CSVReaderHeaderAware rows = new CSVReaderHeaderAware(file)) {
            for (Map<String, String> row = rows.readMap(); row != null; row = rows.readMap()) {
                if (row.get("authority_code").equals("E06000023") && row.get("live").equals("Y") && row.get("ward_method").equals("own")
                        && !row.get("lsoa21_code").isEmpty()) {
                    Location found = gazetteer.place(Point.ofGrid(new BigDecimal(row.get("easting")), new BigDecimal(row.get("northing"))), null, null, null);
                    asked++;
                    sameWard += row.get("ward_code").equals(found.wardCode()) ? 1 : 0;
                    sameLsoa += row.get("lsoa21_code").equals(found.lsoaCode()) ? 1 : 0;
                    outside += found.area() == Location.Area.OUTSIDE ? 1 : 0;
                }
            }
        }
        System.out.printf("official outlines: of %d live postcodes %.2f %% in their own ward, %.2f %% in their LSOA, %d outside%n", asked,
                100.0 * sameWard / asked, 100.0 * sameLsoa / asked, outside);
        assertThat(asked).isGreaterThan(11_000);
        assertThat(1.0 * sameWard / asked).as("in their own ward").isGreaterThan(0.99);
        assertThat(1.0 * sameLsoa / asked).as("in their LSOA; outlines are simplified, and a postcode is best fitted to one").isGreaterThan(0.95);
        assertThat(outside).isLessThan(10);
    }

    private static Boundaries boundaries(String file, String code) throws IOException {
        Boundaries boundaries = new Boundaries();
        for (JsonNode feature : JSON.readTree(Files.readString(OFFICIAL.resolve(file))).get("features")) {
            JsonNode shape = feature.get("geometry");
            boolean several = shape.get("type").asString().equals("MultiPolygon");
            for (JsonNode polygon : several ? shape.get("coordinates") : JSON.createArrayNode().add(shape.get("coordinates"))) {
                boundaries.add(feature.get("properties").get(code).asString(), JSON.treeToValue(polygon, double[][][].class));
            }
        }
        return boundaries;
    }
}
