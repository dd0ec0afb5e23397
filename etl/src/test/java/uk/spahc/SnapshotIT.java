package uk.spahc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import uk.spahc.audit.LoadReport;
import uk.spahc.audit.LoadReport.Outcome;
import uk.spahc.feed.FeedCatalogue;
import uk.spahc.feed.FeedDefinition;
import uk.spahc.testing.CorrectableFeed;
import uk.spahc.testing.Night;
import uk.spahc.testing.OffenceDelivery;
import uk.spahc.testing.Resources;
import uk.spahc.testing.TestDatabase;

/** A snapshot replaces its period: what it no longer tells of is withdrawn or kept, as its feed declares, in any order. */
class SnapshotIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final String THERE = "SELECT d.date FROM warehouse.fact_incident f JOIN warehouse.dim_date d ON d.date_key = f.reported_date_key"
            + " WHERE f.known_to = 'infinity' ORDER BY 1";

    @TempDir
    private Path folder;
    private Night night;
    private Pipeline pipeline;
    private FeedDefinition feed;

    @BeforeEach
    void begin() {
        night = Night.on(DATABASE, folder);
        night.execute("TRUNCATE vault.key_epoch");
    }

    @AfterEach
    void forget() {
        pipeline.close();
        night.forgetDeliveries();
        night.execute("TRUNCATE warehouse.snapshot, warehouse.snapshot_record");
    }

    @Test
    void aRecordNoLongerToldOfIsWithdrawnAndComesBackWithANewerSnapshot() {
        under(CorrectableFeed.snapshots(folder.resolve("config"), "all", "withdrawn"));
        load("2026-01-10", "A1", "B1", "C1");
        load("2026-01-11", "A1", "B1");
        assertThat(there()).containsExactly("A", "B");
        assertThat(night.ask("SELECT left_reason, withdrawn_because FROM warehouse.dim_record WHERE left_reason IS NOT NULL")).containsExactly("WITHDRAWN,ABSENT");
        assertThat(night.ask("SELECT kind, because, versions_cleared FROM audit.rectification")).containsExactly("RECORD_WITHDRAWN,ABSENT,1");
        assertThat(night.count("SELECT count(*) FROM vault.person_link")).isEqualTo(2);
        assertThat(night.count("SELECT sum(records) FROM warehouse.agg_area_month WHERE geography_kind = 'WARD' AND strand_key = -3")).isEqualTo(2);

        load("2026-01-12", "A1", "B1", "C1");
        assertThat(there()).containsExactly("A", "B", "C");
        assertThat(night.count("SELECT count(*) FROM warehouse.dim_record WHERE withdrawn_because IS NOT NULL")).isZero();
        assertThat(pipeline.rebuild(false).differences()).isZero();
    }

    /** D comes and goes; B goes and comes back changed; C only goes. */
    @Test
    void snapshotsInAnyOrderComeToTheNewest() {
        under(CorrectableFeed.snapshots(folder.resolve("config"), "all", "withdrawn"));
        inAnyOrder(new int[][] {{0, 1, 2}, {2, 1, 0}});
    }

    @Test
    void soDoThoseOfASourceThatSaysNoTimes() {
        under(CorrectableFeed.snapshotsWithoutTimes(folder.resolve("config"), "all"));
        inAnyOrder(new int[][] {{0, 1, 2}, {0, 2, 1}, {1, 2, 0}, {2, 1, 0}});
    }

    private void inAnyOrder(int[][] orders) {
        List<String[]> snapshots = List.of(new String[] {"2026-01-10", "A1", "B1", "C1"}, new String[] {"2026-01-11", "A2", "C1", "D1"},
                new String[] {"2026-01-12", "A2", "B2", "C1"});
        List<List<String>> states = new ArrayList<>();
        for (int[] order : orders) {
            night.forgetDeliveries();
            night.execute("TRUNCATE warehouse.snapshot, warehouse.snapshot_record");
            for (int which : order) {
                load(snapshots.get(which));
            }
            states.add(night.ask(Resources.text("testing/record-state.sql")).stream().filter(state -> !state.contains("|left|")).toList());
            assertThat(there()).containsExactly("A", "B", "C");
            assertThat(pipeline.rebuild(false).differences()).isZero();
        }
        assertThat(states.get(0)).hasSize(3);
        assertThat(states).containsOnly(states.get(0));
        assertThat(String.join("\n", states.get(0))).contains("2026-01-01|CANCELLED").contains("2026-01-02|CANCELLED").contains("2026-01-03|ACTIVE");
    }

    @Test
    void anOlderSnapshotAfterANewerOneIsStaleThroughout() {
        under(CorrectableFeed.snapshots(folder.resolve("config"), "all", "withdrawn"));
        load("2026-01-12", "A1", "B1", "D1");
        LoadReport older = load("2026-01-10", "A1", "C1", "D1");
        assertThat(older.rows().stale()).isEqualTo(3);
        assertThat(there()).containsExactly("A", "B", "D");
        assertThat(load("2026-01-12_r1", "A1", "C1", "D1").rows().stale()).as("a revision of the same day is newer, though its bytes came before").isZero();
        assertThat(there()).containsExactly("A", "C", "D");
    }

    @Test
    void aSnapshotThatMayBeCutIsHeldForAnOfficersWord() {
        under(CorrectableFeed.snapshots(folder.resolve("config"), "all", "withdrawn"));
        load("2026-01-10", "A1", "B1", "C1", "D1");
        LoadReport cut = pipeline.load(feed, delivery("2026-01-11", "A1", "B1"), null, false);
        assertThat(cut.outcome()).isEqualTo(Outcome.HELD);
        assertThat(cut.sentence()).isEqualTo("This snapshot no longer tells of 2 of 4 records of its period, more than the feed allows (34.0 %),"
                + " so it may be cut and is held whole.");
        assertThat(there()).containsExactly("A", "B", "C", "D");
        assertThat(night.count("SELECT (SELECT count(*) FROM staging.incident) + (SELECT count(*) FROM staging.snapshot) + (SELECT count(*) FROM audit.rectification)")).isZero();
        assertThat(night.count("SELECT count(*) FROM vault.person_link")).isEqualTo(4);

        assertThat(pipeline.rerun(pipeline.deliveryOfLoad(cut.loadKey()), true).outcome()).isEqualTo(Outcome.PUBLISHED);
        assertThat(there()).containsExactly("A", "B");
    }

    @Test
    void whomARejectedRowMayHaveToldOfStays() {
        under(CorrectableFeed.snapshots(folder.resolve("config"), "all", "withdrawn"));
        load("2026-01-10", "A1", "B1", "C1", "D1", "E1");
        OffenceDelivery withABadRow = records("A1", "D1", "E1");
        pipeline.load(feed, withABadRow.row("Crime Reference", "B", "Date Recorded", "30/02/2026").write(file("2026-01-11")), null, false);
        assertThat(there()).as("C is withdrawn, B was told of by a row that cannot be read").containsExactly("A", "B", "D", "E");
        load("2026-01-12", "A1", "D1", "E1");
        assertThat(there()).as("the next snapshot decides").containsExactly("A", "D", "E");
    }

    @Test
    void aMonthReplacesItselfAndARecordThatMovesBelongsToItsNewMonth() {
        under(CorrectableFeed.snapshots(folder.resolve("config"), "month", "withdrawn"));
        load("2026-01-01", "A1", "B1", "C1");
        load("2026-02-01", "D1", "C2");
        assertThat(there()).as("February says nothing of January").containsExactly("A", "B", "C", "D");
        load("2026-01-01_r1", "A1", "B1");
        assertThat(there()).as("C has moved to February").containsExactly("A", "B", "C", "D");
        load("2026-02-01_r1", "C2", "D1", "E1");
        load("2026-02-01_r2", "D1", "E1");
        assertThat(there()).containsExactly("A", "B", "D", "E");
    }

    @Test
    void absentRecordsAreKeptWhereTheFeedSaysSo() {
        under(CorrectableFeed.snapshots(folder.resolve("config"), "all", "kept"));
        load("2026-01-10", "A1", "B1", "C1");
        load("2026-01-11", "A2");
        assertThat(there()).containsExactly("A", "B", "C");
    }

    private void under(Path config) {
        pipeline = night.under(config).start();
        feed = FeedCatalogue.load(Optional.of(config)).feed(OffenceDelivery.FEED);
    }

    private LoadReport load(String... dateAndRecords) {
        LoadReport report = pipeline.load(feed, delivery(dateAndRecords[0], List.of(dateAndRecords).subList(1, dateAndRecords.length).toArray(String[]::new)), null, false);
        assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.PUBLISHED);
        assertThat(report.rows().difference()).isZero();
        return report;
    }

    private Path delivery(String date, String... records) {
        return records(records).write(file(date));
    }

    private Path file(String date) {
        return folder.resolve("hate-offences_" + date + ".csv");
    }

    /** A letter is a record, reported on that letter's day of January; a number its version: the second is cancelled. */
    private static OffenceDelivery records(String... records) {
        OffenceDelivery delivery = new OffenceDelivery();
        for (String record : records) {
            String letter = record.substring(0, 1);
            int version = Integer.parseInt(record.substring(1));
            delivery.row("Crime Reference", letter, "Log Number", "L" + letter, "Date Reported", "0" + (letter.charAt(0) - 'A' + 1) + "/01/2026",
                    "Occurred From", "01/01/2026 21:30", "Occurred To", "", "Status", version == 1 ? "Active" : "Cancelled", "Person ID", "P" + letter,
                    "Surname", "Examplova" + letter, "Last Updated", "0" + version + "/01/2026 06:00:00");
        }
        return delivery;
    }

    private List<String> there() {
        return night.ask(THERE).stream().map(date -> String.valueOf((char) ('A' + Integer.parseInt(date.substring(8)) - 1))).toList();
    }
}
