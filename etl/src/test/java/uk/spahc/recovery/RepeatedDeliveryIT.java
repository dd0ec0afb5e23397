package uk.spahc.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import uk.spahc.Pipeline;
import uk.spahc.audit.LoadReport.Outcome;
import uk.spahc.audit.Progress;
import uk.spahc.outcome.ExitCode;
import uk.spahc.testing.TestDatabase;

/** The same content again, and a finished night again, change nothing outside {@code audit} and {@code batch}. */
@Recorded(rule = "R2, R21", seed = RepeatedDeliveryIT.SEED)
class RepeatedDeliveryIT {
    static final long SEED = 11;

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    static Path folder;

    private static Night night;
    private static Path first;

    private Fingerprint loaded;

    @BeforeAll
    static void sample() {
        night = Night.on(DATABASE, folder, SEED);
        first = night.deliveries().get(0);
    }

    @BeforeEach
    void oneDeliveryIsLoaded() {
        night.beginEmpty();
        night.deliver(first, Night.HATE_CRIME, first.getFileName().toString());
        assertThat(night.refresh(Progress.SILENT)).extracting(report -> report.outcome()).containsExactly(Outcome.PUBLISHED);
        loaded = Fingerprint.of(DATABASE);
    }

    @Test
    void nineRenamedCopiesAreNineTimesNothingToDo() {
        for (int copy = 1; copy <= 9; copy++) {
            night.deliver(first, Night.HATE_CRIME, "copy " + copy + " of the same.csv");
        }
        assertThat(night.refresh(Progress.SILENT)).hasSize(9).extracting(report -> report.outcome()).containsOnly(Outcome.NOTHING_CHANGED);
        nothingChanged();
    }

    @Test
    void zippedAndZippedAgainItIsTheSame() throws IOException {
        for (int level : new int[] {0, 1, 9}) {
            night.deliver(zipped(level), Night.HATE_CRIME, "level " + level + ".zip");
        }
        assertThat(night.refresh(Progress.SILENT)).hasSize(3).extracting(report -> report.outcome()).containsOnly(Outcome.NOTHING_CHANGED);
        nothingChanged();
    }

    @Test
    void aFileGivenAgainByHandIsNothingToDo() {
        try (Pipeline pipeline = night.start(Progress.SILENT)) {
            assertThat(pipeline.load(uk.spahc.testing.Feeds.CATALOGUE.feed(Night.HATE_CRIME), first, null, false).outcome().exitCode())
                    .isEqualTo(ExitCode.DONE);
        }
        nothingChanged();
    }

    @Test
    void aFinishedNightAgainWritesNothing() {
        assertThat(night.refresh(Progress.SILENT)).isEmpty();
        nothingChanged();
        try (Child again = Child.start(night.environment(), uk.spahc.Spahc.class, "refresh")) {
            assertThat(again.exitCode()).as(again::said).isZero();
            assertThat(again.said()).contains("No delivery was waiting; nothing changed.");
        }
        nothingChanged();
    }

    @Test
    void anUpdateToTheSameValueWouldBeSeen() {
        night.execute("UPDATE warehouse.fact_incident SET line_number = line_number WHERE incident_key = (SELECT min(incident_key) FROM warehouse.fact_incident)");
        assertThat(Fingerprint.of(DATABASE).tables()).isNotEqualTo(loaded.tables());
    }

    private void nothingChanged() {
        assertThat(Fingerprint.of(DATABASE).tables()).isEqualTo(loaded.tables());
        assertThat(night.value("SELECT count(*) FROM audit.load")).isEqualTo("1");
        assertThat(night.inProcessing()).isEmpty();
    }

    private static Path zipped(int level) throws IOException {
        Path zip = folder.resolve("level-" + level + ".zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.setLevel(level);
            out.putNextEntry(new ZipEntry("any name.csv"));
            Files.copy(first, out);
        }
        return zip;
    }
}
