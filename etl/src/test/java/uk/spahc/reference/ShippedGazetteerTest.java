package uk.spahc.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.opencsv.CSVReaderHeaderAware;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reference data that ship with the program, against files that lie beside it on our machines; skipped elsewhere. */
class ShippedGazetteerTest {
    private static final Path SHARED = Path.of("..", "..", "shared");
    private final Gazetteer bristol = Gazetteer.of("E06000023");

    @ParameterizedTest
    @CsvSource({"2023-01,4501,758,7307", "2023-06,5235,1002,8713", "2024-12,5003,1294,8440"})
    void realStreetCrimeIsPlacedAsCountedByHand(String month, long inside, long unknown, long outside) throws Exception {
        Map<Location.Area, Long> found = count(SHARED.resolve("deliveries/police-uk/" + month + "-avon-and-somerset-street.csv"),
                row -> bristol.placeByLsoa(emptyToNull(row.get("LSOA code"))));
        assertThat(found).containsEntry(Location.Area.INSIDE, inside).containsEntry(Location.Area.UNKNOWN, unknown)
                .containsEntry(Location.Area.OUTSIDE, outside);
    }

    @Test
    void postcodesFromOutsideTheCityAreOutside() throws Exception {
        Map<Location.Area, Long> found = count(SHARED.resolve("reference/geography/postcodes_outside_bristol_sample.csv"),
                row -> bristol.place(row.get("pcds"), null, null));
        assertThat(found.getOrDefault(Location.Area.INSIDE, 0L)).as("codes that Royal Mail has used again since").isLessThan(10);
        assertThat(found.get(Location.Area.OUTSIDE)).isGreaterThan(100);
    }

    @Test
    void livePostcodesOfTheCityAreInsideAndInTheirOwnWard() throws Exception {
        Map<Boolean, Long> sameWard = new HashMap<>();
        Map<Location.Area, Long> found = count(SHARED.resolve("reference/geography/postcodes_bristol.csv"), row -> {
            Location location = bristol.place(row.get("pcds"), null, null);
            if (!row.get("ward_codepoint_2025").isEmpty() && location.wardCode() != null) {
                sameWard.merge(location.wardCode().equals(row.get("ward_codepoint_2025")), 1L, Long::sum);
            }
            return location;
        });
        assertThat(found.getOrDefault(Location.Area.OUTSIDE, 0L)).as("codes that Royal Mail has used again since").isLessThan(10);
        assertThat(found.get(Location.Area.INSIDE)).isGreaterThan(17_000);
        assertThat(sameWard.keySet()).containsExactly(true);
    }

    private static Map<Location.Area, Long> count(Path file, Function<Map<String, String>, Location> place) throws Exception {
        assumeThat(Files.exists(file)).as(file + " is there").isTrue();
        Map<Location.Area, Long> found = new EnumMap<>(Location.Area.class);
        try (CSVReaderHeaderAware rows = open(file)) {
            for (Map<String, String> row = rows.readMap(); row != null; row = rows.readMap()) {
                found.merge(place.apply(row).area(), 1L, Long::sum);
            }
        }
        return found;
    }

    private static CSVReaderHeaderAware open(Path file) throws IOException {
        return new CSVReaderHeaderAware(Files.newBufferedReader(file));
    }

    private static String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
