package uk.spahc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.spahc.keys.FileSealer;
import uk.spahc.keys.MasterKey;
import uk.spahc.sample.SampleGenerator;
import uk.spahc.sample.SampleSettings;
import uk.spahc.testing.Night;
import uk.spahc.testing.OffenceDelivery;
import uk.spahc.testing.Terminal;
import uk.spahc.testing.TestDatabase;

/** Damaged, cut, mis-encoded, mis-shaped and empty files, one of each, in one night of the real command line. */
class DamagedDeliveriesIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();
    /** Reasons for which a line can be named. */
    private static final Set<String> ON_A_LINE = Set.of("LAST_LINE_CUT", "TRAILER_DISAGREES", "ENCODING");

    @TempDir
    static Path folder;
    private static Night night;
    private static Path damaged;
    private static Terminal.Said refresh;
    private static Terminal.Said status;

    @BeforeAll
    static void nightOfDamagedFiles() {
        Path sample = folder.resolve("sample");
        SampleGenerator.generate(SampleSettings.of(400, 5, sample), (file, rows) -> { });
        damaged = sample.resolve("damaged").resolve(OffenceDelivery.FEED);
        night = Night.on(DATABASE, folder);
        night.deliverAll(OffenceDelivery.FEED, damaged);
        refresh = night.terminal().spahc("refresh");
        status = night.terminal().spahc("status");
    }

    @Test
    void theNightEndsWith65AndStatusWith0() {
        assertThat(refresh.exitCode()).as(refresh.all()).isEqualTo(65);
        assertThat(status.exitCode()).as(status.all()).isZero();
        assertThat(night.count("SELECT exit_code FROM audit.run ORDER BY run_key DESC LIMIT 1")).isEqualTo(65);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-01,LAST_LINE_CUT", "2026-11-02,TRAILER_DISAGREES", "2026-11-03,TRAILER_MISSING", "2026-11-04,MISSING_COLUMN",
        "2026-11-05,ENCODING", "2026-11-06,NO_ROWS", "2026-11-07,EMPTY", "2026-11-08,REJECT_LIMIT"})
    void fileIsHeldWholeAndEveryoneIsToldWhy(String date, String code) throws Exception {
        String file = "hate-offences_" + date + ".csv";
        assertThat(Files.readAllLines(folder.resolve("sample/truth/damaged.csv"))).as("the sample's truth").contains(file + "," + code);
        String load = night.ask("SELECT load_key FROM audit.load JOIN audit.delivery USING (delivery_key) WHERE file_name = '" + file + "'").get(0);
        assertThat(night.ask("SELECT l.cause_code, l.state, d.state FROM audit.load l JOIN audit.delivery d USING (delivery_key) WHERE load_key = " + load))
                .containsExactly(code + ",HELD,HELD");

        String cause = night.ask("SELECT cause FROM audit.load WHERE load_key = " + load).get(0);
        assertThat(refresh.out()).contains(file + ": " + cause);
        List<String> said = status.out().lines().map(String::strip).toList();
        int line = said.indexOf("load " + load + "  " + OffenceDelivery.FEED + "  " + file + "  held  " + code);
        assertThat(line).as("the load in status:\n" + status.out()).isNotNegative();
        assertThat(said.get(line + 1)).isEqualTo(cause);
        assertThat(said.get(line + 2)).startsWith("Next: ").hasSizeGreaterThan(20);
        if (ON_A_LINE.contains(code)) {
            assertThat(cause).containsPattern("\\bline\\b.*\\d");
        }
        assertThat(opened(file)).as("held encrypted, byte for byte").isEqualTo(Files.readAllBytes(damaged.resolve(file)));
    }

    @Test
    void nothingOfThemIsInStagingVaultOrWarehouse() {
        for (String table : List.of("staging.incident", "staging.involvement", "vault.identity", "vault.person_record", "vault.person_link",
                "warehouse.fact_incident", "warehouse.fact_involvement", "warehouse.agg_area_month", "audit.publication")) {
            assertThat(night.count("SELECT count(*) FROM " + table)).as(table).isZero();
        }
        assertThat(night.ask("SELECT DISTINCT file_name FROM quarantine.rejected_row JOIN audit.delivery USING (delivery_key)"))
                .as("only the file over the limit keeps its rejects, for the officer").containsExactly("hate-offences_2026-11-08.csv");
    }

    @Test
    void noFileLiesInClear() throws IOException {
        for (Path left : List.of(night.home().incoming(), night.home().processing(), night.home().archive())) {
            try (Stream<Path> files = Files.walk(left)) {
                assertThat(files.filter(Files::isRegularFile)).as(left.toString()).isEmpty();
            }
        }
    }

    private static byte[] opened(String file) throws IOException {
        String sha256 = night.ask("SELECT sha256 FROM audit.delivery WHERE file_name = '" + file + "'").get(0);
        Path sealed = night.home().held().resolve(OffenceDelivery.FEED).resolve(sha256 + ".sealed");
        try (MasterKey key = night.key(); InputStream plain = new FileSealer(key).open(Files.newInputStream(sealed), sha256)) {
            return plain.readAllBytes();
        }
    }
}
