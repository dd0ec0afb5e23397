package uk.spahc.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import uk.spahc.audit.LoadReport;
import uk.spahc.audit.Progress;
import uk.spahc.audit.Stage;
import uk.spahc.testing.TestDatabase;

/** A run that is killed is finished by the next one, with the end that an undisturbed run has. */
@Recorded(rule = "R1", seed = KilledRunIT.SEED, sampled = true)
class KilledRunIT {
    static final long SEED = 20261122;
    private static final boolean LONG = Boolean.getBoolean("spahc.long");
    private static final int POINTS = LONG ? 200 : 20;
    private static final int LEAST_PER_STAGE = LONG ? 10 : 1;

    /** What these deliveries bring none of: snapshots of records, outcomes that come too late, contradictions, corrections of who someone was. */
    private static final Set<String> NOT_OF_THIS_NIGHT = Set.of("warehouse.snapshot", "warehouse.snapshot_record", "warehouse.agg_outcome_dropped",
            "warehouse.agg_exception", "audit.rectification");

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    static Path folder;

    private static Night night;
    private static Contents undisturbed;
    private static List<Point> points;

    @BeforeAll
    static void undisturbedNight() {
        night = Night.on(DATABASE, folder, SEED);
        night.beginWithEveryKind();
        Point.Record record = new Point.Record();
        List<LoadReport> reports = night.refresh(record);
        assertThat(reports).extracting(LoadReport::outcome).hasSize(10).containsOnly(LoadReport.Outcome.PUBLISHED);
        points = record.points;
        undisturbed = night.contents();
    }

    @Test
    void theNightTouchesEverythingThatIsCompared() {
        assertThat(undisturbed.rows()).allSatisfy((table, rows) -> {
            if (table.contains("WHERE is_inferred")) {
                return;
            }
            if (table.startsWith("staging.") || NOT_OF_THIS_NIGHT.contains(table)) {
                assertThat(rows).as(table).isEmpty();
            } else {
                assertThat(rows).as(table).isNotEmpty();
            }
        });
        assertThat(points.stream().filter(point -> point.stage() == Stage.VALIDATE && point.name().equals("chunk")).count())
                .as("chunks, so that a kill can come between two").isGreaterThan(8);
    }

    /** The night is as undisturbed before and after this, whichever of these tests came before. */
    @Test
    void twoFactsOfEachOthersLoadsAreSeen() {
        String swap = "WITH told AS (UPDATE warehouse.fact_incident f SET load_key = o.load_key"
                + " FROM (SELECT min(incident_key) AS one, max(incident_key) AS other FROM warehouse.fact_incident) s, warehouse.fact_incident o"
                + " WHERE (f.incident_key, o.incident_key) IN ((s.one, s.other), (s.other, s.one)) RETURNING 1) SELECT count(*) FROM told";
        assertThat(night.value(swap)).isEqualTo("2");
        try {
            assertThat(night.contents().differences(undisturbed)).hasSize(4).allMatch(line -> line.contains(" warehouse.fact_incident: "));
        } finally {
            night.value(swap);
        }
        assertThat(night.contents().differences(undisturbed)).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> killedAtAnyPointNothingIsLostOrTwice() {
        return chosen().stream().map(point -> DynamicTest.dynamicTest(point.toString(), () -> killedAt(point)));
    }

    private static void killedAt(Point point) {
        night.beginWithEveryKind();
        try (Child child = night.killedAt(point)) {
            assertThat(child.exitCode()).as(child::said).isEqualTo(Child.KILLED);
        }
        night.refresh(Progress.SILENT);
        assertThat(night.contents().differences(undisturbed)).isEmpty();
    }

    /** Seeded, and so many of each stage. */
    private static List<Point> chosen() {
        Random random = new Random(SEED);
        List<Point> left = new ArrayList<>(points);
        Collections.shuffle(left, random);
        List<Point> chosen = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            left.stream().filter(point -> point.stage() == stage).limit(LEAST_PER_STAGE).forEach(chosen::add);
        }
        left.removeAll(chosen);
        chosen.addAll(left.subList(0, Math.min(left.size(), POINTS - chosen.size())));
        return chosen;
    }
}
