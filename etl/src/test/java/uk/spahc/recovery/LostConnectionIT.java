package uk.spahc.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import uk.spahc.audit.LoadReport;
import uk.spahc.audit.LoadReport.Outcome;
import uk.spahc.audit.Progress;
import uk.spahc.audit.Stage;
import uk.spahc.database.EmbeddedServer;
import uk.spahc.testing.TestDatabase;

/** A connection that breaks, or a database that stops, fails the load with a cause; a rerun completes it. */
@Recorded(rule = "R5", seed = LostConnectionIT.SEED, sampled = true)
class LostConnectionIT {
    static final long SEED = 5;

    private static final boolean LONG = Boolean.getBoolean("spahc.long");
    private static final Point MID_CHUNK = new Point(Stage.PSEUDONYMISE, "chunk", 2);
    private static final Point IN_WAREHOUSE = new Point(Stage.LOAD, "load/fact_incident.sql", 1);

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    static Path folder;

    private static Night night;
    private static Contents undisturbed;

    @BeforeAll
    static void undisturbedNight() {
        night = Night.on(DATABASE, folder, SEED);
        begin();
        night.refresh(Progress.SILENT);
        undisturbed = night.contents();
    }

    static Stream<Point> points() {
        return Stream.of(MID_CHUNK, IN_WAREHOUSE);
    }

    static Stream<Point> pointsForOthers() {
        return LONG ? points() : Stream.of(MID_CHUNK);
    }

    @ParameterizedTest
    @MethodSource("points")
    void theWritersOwnConnectionCutFailsTheLoadWithACause(Point point) {
        begin();
        LoadReport report = night.refresh(at(point, () -> cut("state = 'idle in transaction'"))).get(0);
        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report.sentence()).contains("lost its connection to the database");
        assertThat(report.nextStep()).contains("spahc rerun");
        assertThat(night.value("SELECT state || ' ' || cause FROM audit.load")).isEqualTo("FAILED " + report.sentence());
        rerunCompletes();
    }

    @ParameterizedTest
    @MethodSource("pointsForOthers")
    void anyOtherConnectionCutIsSurvivedOrFailsTheLoad(Point point) {
        for (int connection = 0; connection < 4; connection++) {
            begin();
            int which = connection;
            LoadReport report = night.refresh(at(point, () -> cut("state <> 'idle in transaction' ORDER BY backend_start OFFSET " + which + " LIMIT 1"))).get(0);
            assertThat(report.outcome()).isIn(Outcome.FAILED, Outcome.PUBLISHED);
            assertThat(report.outcome() == Outcome.PUBLISHED || !report.sentence().isBlank()).isTrue();
            rerunCompletes();
        }
    }

    @ParameterizedTest
    @MethodSource("pointsForOthers")
    void everyConnectionCutAtOnceFailsTheLoad(Point point) {
        begin();
        assertThat(night.refresh(at(point, () -> cut("true"))).get(0).outcome()).isEqualTo(Outcome.FAILED);
        rerunCompletes();
    }

    @Test
    void theDatabaseStartedAgainMidChunkFailsTheLoadAndLosesNothing() {
        EmbeddedServer server = server();
        begin();
        List<LoadReport> reports = night.refresh(at(MID_CHUNK, () -> {
            server.stop();
            server.start();
        }));
        assertThat(reports.get(0).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(reports.get(0).sentence()).contains("lost its connection to the database");
        rerunCompletes();
    }

    /** Each further attempt to tell the database waits ten seconds for a connection, so this takes a minute. */
    @Test
    @Tag("long")
    void theDatabaseStoppedMidChunkForAsLongAsTheRunLastsFailsTheLoadAndLosesNothing() {
        EmbeddedServer server = server();
        begin();
        List<LoadReport> reports;
        try {
            reports = night.refresh(at(MID_CHUNK, server::stop));
        } finally {
            server.start();
        }
        assertThat(reports.get(0).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(reports.get(0).sentence()).contains("lost its connection to the database");
        rerunCompletes();
    }

    private static EmbeddedServer server() {
        assumeThat(System.getenv("SPAHC_TEST_DATASOURCE_URL")).as("another server than the tests' own").isNull();
        return EmbeddedServer.of(TestDatabase.serverHome(), Map.of());
    }

    private static void begin() {
        night.beginEmpty();
        night.deliver(night.deliveries().get(0), Night.HATE_CRIME, night.deliveries().get(0).getFileName().toString());
    }

    private static void rerunCompletes() {
        assertThat(night.rerun(false)).allSatisfy(report -> assertThat(report.outcome()).isEqualTo(Outcome.PUBLISHED));
        assertThat(night.contents().differences(undisturbed)).isEmpty();
    }

    private static Progress at(Point chosen, Runnable what) {
        return new Point.Listener() {
            @Override
            void at(Point point) {
                if (point.equals(chosen)) {
                    what.run();
                }
            }
        };
    }

    /** Ends sessions of the run, its lock's included, and waits until they are gone. */
    private static void cut(String which) {
        night.value("SELECT count(pg_terminate_backend(pid, 5000)) FROM (SELECT pid FROM pg_stat_activity"
                + " WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend' AND " + which + ") session");
    }
}
