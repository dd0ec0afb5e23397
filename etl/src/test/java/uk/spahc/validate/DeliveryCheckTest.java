package uk.spahc.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;
import uk.spahc.testing.Feeds;

class DeliveryCheckTest {
    private static final Path GOLDEN = Path.of("src/test/resources/deliveries/avon-somerset-police-hate-offences");
    private final DeliveryCheck check = new DeliveryCheck(Clock.fixed(Instant.parse("2026-01-15T12:00:00Z"), ZoneOffset.UTC));
    private final StringWriter output = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void goodFileIsGood() throws IOException {
        assertThat(check("good", false)).isEqualTo(ExitCode.DONE);
        assertThat(output.toString()).contains("Verdict  good", "5 read, 5 accepted, 0 rejected, 0 kept out");
    }

    @Test
    void nonCrimeIncidentsAreKeptOutAndTheFileIsGood() throws IOException {
        assertThat(check("non-crime", false)).isEqualTo(ExitCode.DONE);
        assertThat(output.toString()).contains("3 read, 1 accepted, 0 rejected, 2 kept out", "KEPT OUT NON_CRIME_OFF in record_type, rows: 2, lines 3, 4");
    }

    @Test
    void rejectsAreToldByCodeColumnAndLineAndNeverByValue() throws IOException {
        assertThat(check("bad", false)).isEqualTo(ExitCode.DELIVERY_HELD);
        assertThat(output.toString()).contains("REJECT FORMAT in date_recorded, rows: 2, lines 3, 4", "REJECT WIDTH, rows: 1, line 16",
                "What to do: Fill it in at the source.").doesNotContain("Examplova", "31/02/2026", "Perhaps", "Something new");
    }

    @Test
    void tooManyRejectsHoldTheFile() throws IOException {
        Path file = folder.resolve("small_2026-01-01.csv");
        Files.writeString(file, "Reference,Full Name\n,a\n,b\nA3,c\nTRAILER,3\n");
        assertThat(check.check(Feeds.CATALOGUE, "testing/small", file, new PrintWriter(output), false)).isEqualTo(ExitCode.DELIVERY_HELD);
        assertThat(output.toString()).contains("HELD: nothing of it would be loaded", "REJECT_LIMIT: 2 of 3 rows are rejected").doesNotContain("FILE_NAME");
    }

    @Test
    void heldFileIsToldWithItsCauseAndNextStep() throws IOException {
        assertThat(check("held-trailer-disagrees", true)).isEqualTo(ExitCode.DELIVERY_HELD);
        JsonNode report = new ObjectMapper().readTree(output.toString());
        assertThat(report.path("verdict").asString()).isEqualTo("HELD");
        assertThat(report.path("cause").path("code").asString()).isEqualTo("TRAILER_DISAGREES");
        assertThat(report.path("cause").path("next_step").asString()).isNotBlank();
    }

    @Test
    void reportAsJsonHasTheSameCounts() throws IOException {
        check("notices", true);
        JsonNode report = new ObjectMapper().readTree(output.toString());
        assertThat(report.path("rows_accepted").asInt()).isEqualTo(5);
        assertThat(report.path("findings").findValuesAsString("code")).contains("UNMAPPED", "POSTCODE_MALFORMED", "TIME_IN_GAP", "TIME_TWICE", "FILE_NAME");
        assertThat(output.toString()).doesNotContain("Left-handedness", "Shouting in libraries", "Examplova");
    }

    @Test
    void missingFileIsWrongUse() {
        assertThatThrownBy(() -> check("none-such", false)).isInstanceOfSatisfying(Failure.class,
                failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.WRONG_USE));
    }

    private ExitCode check(String name, boolean json) throws IOException {
        return check.check(Feeds.CATALOGUE, "avon-somerset-police/hate-offences", GOLDEN.resolve(name).resolve("input.csv"), new PrintWriter(output), json);
    }
}
