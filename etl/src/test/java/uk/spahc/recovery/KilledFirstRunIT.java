package uk.spahc.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import uk.spahc.audit.Progress;
import uk.spahc.testing.TestDatabase;

/** The very first run, killed while it fills the dimensions. */
@Recorded(rule = "R1, reference data", seed = KilledFirstRunIT.SEED)
class KilledFirstRunIT {
    static final long SEED = 17;

    private static final String FILLING = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND xact_start IS NOT NULL"
            + " AND application_name = 'spahc' AND query ~* '(insert into|update) warehouse[.]'";
    private static final String DIMENSIONS = "SELECT count(*) || ' postcodes, ' || (SELECT count(*) FROM warehouse.dim_population) || ' residents, '"
            + " || (SELECT count(*) FROM audit.reference_load) || ' fillings' FROM warehouse.dim_postcode";

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    static Path folder;

    @Test
    void killedWhileItFillsTheDimensionsItLeavesNothingBehindAndTheNextFillsThem() {
        Night night = Night.first(DATABASE, folder, SEED);
        night.begin();
        night.refresh(Progress.SILENT);
        Contents undisturbed = night.contents();
        String filled = night.value(DIMENSIONS);
        night.begin();
        String empty = night.value(DIMENSIONS);
        try (Child first = night.undisturbed()) {
            first.await("Filling the dimensions");
            Instant end = Instant.now().plusSeconds(30);
            while (night.value(FILLING) == null) {
                assertThat(Instant.now()).as("the dimensions are being filled").isBefore(end);
            }
            first.kill();
            assertThat(first.exitCode()).as(first::said).isEqualTo(Child.KILLED);
        }
        assertThat(night.value(DIMENSIONS)).isEqualTo(empty);
        night.refresh(Progress.SILENT);
        assertThat(night.value(DIMENSIONS)).isEqualTo(filled);
        assertThat(night.contents().differences(undisturbed)).isEmpty();
    }
}
