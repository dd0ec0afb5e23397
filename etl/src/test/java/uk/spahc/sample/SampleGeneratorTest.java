package uk.spahc.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import uk.spahc.outcome.Failure;

class SampleGeneratorTest {
    @TempDir
    static Path folder;
    static Sample sample;

    @BeforeAll
    static void generate() {
        sample = Sample.of(SampleSettings.of(SampleSettings.DEFAULT_ROWS, 1, folder.resolve("one")));
    }

    @Test
    void equalSettingsGiveEqualBytes() throws IOException {
        Sample again = Sample.of(SampleSettings.of(SampleSettings.DEFAULT_ROWS, 1, folder.resolve("two")));
        List<Path> files = sample.files(sample.folder());
        assertThat(again.files(again.folder())).hasSameSizeAs(files);
        for (Path file : files) {
            assertThat(again.folder().resolve(sample.folder().relativize(file))).hasSameBinaryContentAs(file);
        }
    }

    @Test
    void anotherSeedGivesAnotherWorld() throws IOException {
        Sample other = Sample.of(SampleSettings.of(1000, 2, folder.resolve("three")));
        assertThat(Files.mismatch(other.deliveries().get(0), sample.deliveries().get(0))).isNotNegative();
    }

    @Test
    void headerIsTheFeedsOwn() throws IOException {
        String feed = "feeds/" + new Layout("offence-delivery.csv").text("folder") + "/feed.yml";
        JsonNode columns = new YAMLMapper().readTree(getClass().getClassLoader().getResourceAsStream(feed)).get("columns");
        for (Path delivery : sample.deliveries()) {
            assertThat(Sample.rows(Sample.bytes(delivery)).get(0))
                    .containsExactly(columns.valueStream().map(column -> column.get("header").asString()).toArray(String[]::new));
        }
    }

    @Test
    void trailerOfEachDeliveryCountsItsRows() {
        for (Path delivery : sample.deliveries()) {
            List<String[]> rows = Sample.rows(Sample.bytes(delivery));
            assertThat(rows.get(rows.size() - 1)).containsExactly("TRAILER", Integer.toString(rows.size() - 2));
        }
    }

    @Test
    void deliveriesComeInSeveralEncodings() throws IOException {
        assertThat(sample.deliveries()).hasSize(15);
        assertThat(Files.readAllBytes(sample.deliveries().get(2))).startsWith(0xEF, 0xBB, 0xBF);
        assertThat(sample.deliveries()).anySatisfy(file ->
                assertThat(new String(Files.readAllBytes(file), "UTF-8")).contains("\uFFFD"));
    }

    @Test
    void everyFaultIsThereAndStaysUnderTheLimit() {
        List<Map<String, String>> lines = sample.truth("lines.csv");
        assertThat(lines.stream().map(line -> line.get("reason")).distinct()).contains("WIDTH", "NUL", "REQUIRED", "FORMAT",
                "VALUE", "TOO_LONG", "DATE_ORDER", "FUTURE", "BIRTH_AFTER_INCIDENT", "AGE_OVER_LIMIT", "NON_CRIME_OFF");
        Map<String, Long> rejected = lines.stream().filter(line -> line.get("disposition").equals("rejected"))
                .collect(Collectors.groupingBy(line -> line.get("file"), Collectors.counting()));
        rejected.forEach((file, count) -> assertThat(count).isLessThanOrEqualTo(
                Math.max(20, lines.stream().filter(line -> line.get("file").equals(file)).count() / 50)));
    }

    @Test
    void everyDispositionIsThere() {
        assertThat(sample.truth("lines.csv").stream().map(line -> line.get("disposition")).distinct())
                .containsExactlyInAnyOrder("rejected", "duplicate", "outside_area", "stale", "unchanged", "loaded");
    }

    @Test
    void thoseEasilyTakenForEachOtherAreThere() {
        assertThat(sample.truth("persons.csv").stream().map(person -> person.get("kind")).distinct())
                .containsExactlyInAnyOrder("ORDINARY", "TWIN", "FATHER_AND_SON", "NAMESAKE", "OFFICER");
        assertThat(sample.truth("persons.csv").stream().map(person -> person.get("police_ids")))
                .anyMatch(String::isEmpty).anyMatch(ids -> ids.contains(" "));
    }

    @Test
    void damagedDeliveriesEachHaveTheirReason() {
        assertThat(sample.truth("damaged.csv").stream().map(row -> row.get("held_for"))).containsExactly("LAST_LINE_CUT",
                "TRAILER_DISAGREES", "TRAILER_MISSING", "MISSING_COLUMN", "ENCODING", "NO_ROWS", "EMPTY", "REJECT_LIMIT");
        assertThat(sample.damaged(new Layout("offence-delivery.csv"))).hasSize(8);
    }

    @Test
    void tooFewRowsAreRefused() {
        assertThatThrownBy(() -> SampleSettings.of(10, 1, folder)).isInstanceOf(Failure.class);
    }
}
