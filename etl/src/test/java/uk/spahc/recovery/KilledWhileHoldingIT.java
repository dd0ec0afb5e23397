package uk.spahc.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.spahc.audit.LoadReport.Outcome;
import uk.spahc.audit.Progress;
import uk.spahc.audit.Stage;
import uk.spahc.testing.TestDatabase;

/** A run that is killed while it puts a held delivery away leaves a delivery that is held, and that can be accepted. */
@Recorded(rule = "R1, held", seed = KilledWhileHoldingIT.SEED)
class KilledWhileHoldingIT {
    static final long SEED = 7;

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    static Path folder;

    private static Night night;
    private static Contents held;
    private static Contents accepted;

    @BeforeAll
    static void undisturbed() {
        night = Night.on(DATABASE, folder, SEED);
        begin();
        assertThat(night.refresh(Progress.SILENT)).extracting(report -> report.outcome()).containsExactly(Outcome.HELD);
        held = night.contents();
        assertThat(night.rerun(true)).extracting(report -> report.outcome()).containsExactly(Outcome.PUBLISHED);
        accepted = night.contents();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hold", "held"})
    void theNextRunHoldsItWithItsFileAndItCanBeAccepted(String point) {
        begin();
        try (Child child = night.killedAt(new Point(Stage.LAND, point, 1))) {
            assertThat(child.exitCode()).as(child::said).isEqualTo(Child.KILLED);
        }
        night.refresh(Progress.SILENT);
        assertThat(night.contents().differences(held)).isEmpty();
        assertThat(night.inProcessing()).isEmpty();
        assertThat(night.rerun(true)).extracting(report -> report.outcome()).containsExactly(Outcome.PUBLISHED);
        assertThat(night.contents().count("warehouse.fact_incident")).isEqualTo(accepted.count("warehouse.fact_incident"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"held", "put away"})
    void anOfficerMayAcceptItAtOnce(String point) {
        begin();
        try (Child child = night.killedAt(new Point(Stage.LAND, point, 1))) {
            assertThat(child.exitCode()).as(child::said).isEqualTo(Child.KILLED);
        }
        assertThat(night.rerun(true)).extracting(report -> report.outcome()).containsExactly(Outcome.PUBLISHED);
        assertThat(night.contents().count("warehouse.fact_incident")).isEqualTo(accepted.count("warehouse.fact_incident"));
        assertThat(night.inProcessing()).isEmpty();
    }

    private static void begin() {
        night.beginEmpty();
        night.deliver(night.overRejectLimit(), Night.HATE_CRIME, night.overRejectLimit().getFileName().toString());
    }
}
