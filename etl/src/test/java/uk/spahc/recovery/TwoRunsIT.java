package uk.spahc.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import uk.spahc.Pipeline;
import uk.spahc.Spahc;
import uk.spahc.audit.LoadReport.Outcome;
import uk.spahc.audit.Progress;
import uk.spahc.audit.Stage;
import uk.spahc.outcome.ExitCode;
import uk.spahc.testing.TestDatabase;

/** One run at a time: others are turned away, a dead one is settled, a live one is not, and one that lost its lock stops. */
@Recorded(rule = "R3, R4, fence", seed = TwoRunsIT.SEED, sampled = true)
class TwoRunsIT {
    static final long SEED = 3;

    private static final boolean LONG = Boolean.getBoolean("spahc.long");
    private static final Point MID_CHUNK = new Point(Stage.PSEUDONYMISE, "chunk", 2);

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

    static Stream<Integer> rerunsAtOnce() {
        return LONG ? Stream.concat(Stream.generate(() -> 2).limit(20), Stream.generate(() -> 8).limit(5)) : Stream.of(2, 8);
    }

    @ParameterizedTest
    @MethodSource("rerunsAtOnce")
    void ofRerunsAtOnceExactlyOneRuns(int reruns) {
        begin();
        killedMidChunk();
        List<Child> children = new ArrayList<>(IntStream.range(0, reruns)
                .mapToObj(number -> night.heldAt(new Point(Stage.LAND, "claimed", 1))).toList());
        try {
            List<Child> turnedAway = new ArrayList<>();
            while (turnedAway.size() < reruns - 1) {
                Child next = Child.firstEnded(children);
                assertThat(next.exitCode()).as(next::said).isEqualTo(ExitCode.LOCKED.number());
                children.remove(next);
                turnedAway.add(next);
            }
            Child ran = children.get(0);
            ran.await("held");
            ran.goOn();
            assertThat(ran.exitCode()).as(ran::said).isZero();
            assertThat(turnedAway).allSatisfy(child -> {
                assertThat(child.number("ends") - child.number("attempt")).as("milliseconds from asking for the lock").isLessThan(2_000);
                assertThat(child.said()).contains("Another run is at work on this database, so this one did not start.");
            });
        } finally {
            children.forEach(Child::close);
        }
        assertThat(night.value("SELECT count(*) FROM audit.run")).as("the killed run and the one that ran").isEqualTo("2");
        assertThat(night.contents().differences(undisturbed)).isEmpty();
    }

    @Test
    void aDeadRunIsSettledByTheNextWithinFiveSeconds() {
        begin();
        killedMidChunk();
        assertThat(night.value("SELECT string_agg(status, ',') FROM batch.batch_job_execution")).isEqualTo("STARTED");
        Instant start = Instant.now();
        try (Pipeline pipeline = night.start(Progress.SILENT)) {
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
            assertThat(night.value("SELECT status || ' ' || exit_code FROM batch.batch_job_execution")).isEqualTo("FAILED FAILED");
            assertThat(night.value("SELECT string_agg(status, ',') FROM batch.batch_step_execution WHERE status NOT IN ('COMPLETED', 'FAILED')")).isNull();
            assertThat(night.value("SELECT state FROM audit.run ORDER BY run_key LIMIT 1")).isEqualTo("DEAD");
            assertThat(night.value("SELECT state || ' ' || cause_code || ' ' || next_step FROM audit.load")).isEqualTo("FAILED INTERRUPTED spahc rerun 1");
            pipeline.refresh(null);
        }
        assertThat(night.contents().differences(undisturbed)).isEmpty();
    }

    @Test
    void aLiveRunIsLeftAlone() {
        begin();
        try (Child first = night.heldAt(MID_CHUNK)) {
            first.await("held");
            for (String command : List.of("refresh", "rerun --failed", "load " + Night.HATE_CRIME + " " + night.deliveries().get(0))) {
                try (Child second = Child.start(night.environment(), Spahc.class, command.split(" "))) {
                    assertThat(second.exitCode()).as(second::said).isEqualTo(ExitCode.LOCKED.number());
                }
            }
            assertThat(night.value("SELECT string_agg(status, ',') FROM batch.batch_job_execution")).isEqualTo("STARTED");
            assertThat(night.value("SELECT string_agg(state, ',') FROM audit.run")).isEqualTo("RUNNING");
            first.goOn();
            assertThat(first.exitCode()).as(first::said).isZero();
        }
        assertThat(night.contents().differences(undisturbed)).isEmpty();
    }

    static Stream<Point> pointsOfLosingTheLock() {
        Stream<Point> ordinary = Stream.of(MID_CHUNK, new Point(Stage.LOAD, "load/fact_incident.sql", 1), new Point(Stage.PUBLISH, "receipt", 1));
        return LONG ? Stream.concat(ordinary, Stream.of(new Point(Stage.LAND, "end", 1), new Point(Stage.LOAD, "conform-load-aggregate committed", 1)))
                : ordinary;
    }

    @ParameterizedTest
    @MethodSource("pointsOfLosingTheLock")
    void aRunThatLostOnlyItsLockWritesNoMoreOnceAnotherHasBegun(Point point) {
        begin();
        try (Child first = night.heldAt(point)) {
            first.await("held");
            cutLockOnly();
            assertThat(night.refresh(Progress.SILENT)).extracting(report -> report.outcome()).containsExactly(Outcome.PUBLISHED);
            Fingerprint after = Fingerprint.of(DATABASE);
            first.goOn();
            assertThat(first.exitCode()).as(first::said).isIn(ExitCode.LOCKED.number(), ExitCode.FAILED.number());
            assertThat(first.said()).containsAnyOf("Another run has taken over from this one, so this one stopped writing.",
                    "lost its connection to the database").doesNotContain("Exception");
            assertThat(Fingerprint.of(DATABASE).tables()).isEqualTo(after.tables());
        }
        assertThat(night.contents().differences(undisturbed)).isEmpty();
        assertThat(night.value("SELECT string_agg(state, ',' ORDER BY run_key) FROM audit.run")).isEqualTo("DEAD,FINISHED");
    }

    @Test
    void ofTwoAtWorkAtOnceOnlyTheOneWithTheLockWrites() {
        begin();
        try (Child first = night.heldAt(new Point(Stage.LAND, "end", 1))) {
            first.await("held");
            cutLockOnly();
            try (Child second = night.heldAt(MID_CHUNK)) {
                second.await("held");
                first.goOn();
                assertThat(first.exitCode()).as(first::said).isIn(ExitCode.LOCKED.number(), ExitCode.FAILED.number());
                second.goOn();
                assertThat(second.exitCode()).as(second::said).isZero();
            }
        }
        assertThat(night.contents().differences(undisturbed)).isEmpty();
    }

    @Test
    void aRunThatLostItsLockStopsBeforeTheNextDelivery() {
        night.begin();
        try (Child first = night.heldAt(MID_CHUNK)) {
            first.await("held");
            cutLockOnly();
            first.goOn();
            assertThat(first.exitCode()).as(first::said).isEqualTo(ExitCode.FAILED.number());
            assertThat(first.said()).contains("The run lock's connection to the database is gone, so this run stopped before the next delivery.");
        }
        assertThat(night.value("SELECT string_agg(state, ',') FROM audit.delivery")).isEqualTo("PUBLISHED");
        night.refresh(Progress.SILENT);
        assertThat(night.value("SELECT count(*) FROM audit.delivery WHERE state = 'PUBLISHED'")).isEqualTo("5");
    }

    private static void begin() {
        night.beginEmpty();
        night.deliver(night.deliveries().get(0), Night.HATE_CRIME, night.deliveries().get(0).getFileName().toString());
    }

    private static void killedMidChunk() {
        try (Child child = night.killedAt(MID_CHUNK)) {
            assertThat(child.exitCode()).as(child::said).isEqualTo(Child.KILLED);
        }
    }

    private static void cutLockOnly() {
        assertThat(night.value("SELECT count(pg_terminate_backend(l.pid, 5000)) FROM pg_locks l JOIN pg_database d ON d.oid = l.database"
                + " WHERE l.locktype = 'advisory' AND d.datname = current_database()")).isEqualTo("1");
    }
}
