package uk.spahc.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import uk.spahc.Spahc;
import uk.spahc.audit.Progress;
import uk.spahc.audit.Stage;
import uk.spahc.outcome.ExitCode;
import uk.spahc.testing.TestDatabase;

/** What a scheduler sees of a real process: a failed job is no exit code 0, and what is said can be acted on. */
@Recorded(rule = "exit codes", seed = ExitCodesIT.SEED)
class ExitCodesIT {
    static final long SEED = 13;

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    static Path folder;

    private static Night night;

    @BeforeAll
    static void sample() {
        night = Night.on(DATABASE, folder, SEED);
    }

    @BeforeEach
    void oneDeliveryWaits() {
        night.beginEmpty();
        night.deliver(night.deliveries().get(0), Night.HATE_CRIME, night.deliveries().get(0).getFileName().toString());
    }

    @Test
    void aFailedLoadIs70WithItsCauseAndARerunIs0() {
        night.execute("ALTER TABLE warehouse.fact_incident ADD CONSTRAINT never CHECK (false) NOT VALID");
        try (Child failing = spahc("refresh")) {
            assertThat(failing.exitCode()).as(failing::said).isEqualTo(ExitCode.FAILED.number());
            assertThat(failing.said()).contains("was refused by the database (SQLSTATE 23514)", "Next: ").doesNotContain("Exception", "\tat ");
        }
        assertThat(night.value("SELECT count(*) FROM warehouse.fact_incident")).isEqualTo("0");
        assertThat(night.value("SELECT exit_code FROM audit.run")).isEqualTo("70");
        night.execute("ALTER TABLE warehouse.fact_incident DROP CONSTRAINT never");
        try (Child again = spahc("rerun", "--failed")) {
            assertThat(again.exitCode()).as(again::said).isZero();
        }
        Contents rerun = night.contents();
        oneDeliveryWaits();
        night.refresh(Progress.SILENT);
        assertThat(rerun.differences(night.contents())).isEmpty();
    }

    @Test
    void aWholeNightThatFailedIsLoadedInOrderByTheNext() {
        night.begin();
        night.refresh(Progress.SILENT);
        Contents undisturbed = night.contents();
        night.begin();
        night.execute("ALTER TABLE warehouse.dim_load ADD CONSTRAINT never CHECK (false) NOT VALID");
        try (Child failing = spahc("refresh")) {
            assertThat(failing.exitCode()).as(failing::said).isEqualTo(ExitCode.FAILED.number());
        }
        night.execute("ALTER TABLE warehouse.dim_load DROP CONSTRAINT never");
        night.refresh(Progress.SILENT);
        assertThat(night.contents().differences(undisturbed)).isEmpty();
    }

    @Test
    void afterAKillTheNextRunSaysSoAndIs0() {
        try (Child killed = night.killedAt(new Point(Stage.LOAD, "load/fact_incident.sql", 1))) {
            assertThat(killed.exitCode()).as(killed::said).isEqualTo(Child.KILLED);
        }
        try (Child status = spahc("status")) {
            assertThat(status.exitCode()).as(status::said).isZero();
        }
        try (Child next = spahc("refresh")) {
            assertThat(next.exitCode()).as(next::said).isZero();
            assertThat(next.said()).contains("An earlier run was cut off; what it left behind is settled.", "published");
        }
    }

    @Test
    void aHeldDeliveryIs65() {
        night.beginEmpty();
        night.deliver(night.overRejectLimit(), Night.HATE_CRIME, night.overRejectLimit().getFileName().toString());
        try (Child held = spahc("refresh")) {
            assertThat(held.exitCode()).as(held::said).isEqualTo(ExitCode.DELIVERY_HELD.number());
        }
    }

    @Test
    void aDatabaseThatDoesNotAnswerIs70() {
        Map<String, String> environment = new HashMap<>(night.environment());
        environment.put("SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:1/none");
        try (Child child = Child.start(environment, Spahc.class, "refresh")) {
            assertThat(child.exitCode()).as(child::said).isEqualTo(ExitCode.FAILED.number());
            assertThat(child.said()).contains("does not answer").doesNotContain("Exception");
        }
    }

    private static Child spahc(String... arguments) {
        return Child.start(night.environment(), Spahc.class, arguments);
    }
}
