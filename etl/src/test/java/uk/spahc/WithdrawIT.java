package uk.spahc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import uk.spahc.WithdrawalRequest.Reason;
import uk.spahc.audit.LoadReport;
import uk.spahc.audit.LoadReport.Outcome;
import uk.spahc.feed.FeedCatalogue;
import uk.spahc.testing.CorrectableFeed;
import uk.spahc.testing.Night;
import uk.spahc.testing.OffenceDelivery;
import uk.spahc.testing.Terminal;
import uk.spahc.testing.TestDatabase;

/** Records and deliveries that a supplier takes back, by an officer's hand or by a feed. */
class WithdrawIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final String OUTCOMES = "avon-somerset-police/outcomes";
    private static final String FIGURES = "SELECT coalesce(sum(offences), 0) FROM warehouse.agg_area_month WHERE geography_kind = 'WARD' AND strand_key = -3";
    private static final String REFERENCE = "52/777777/26";
    private static final String QUARRY_LANE = "SELECT count(*) FROM warehouse.dim_place_name WHERE place_name = 'Quarry Lane'";

    @TempDir
    private Path folder;
    private Night night;

    @BeforeEach
    void begin() {
        night = Night.on(DATABASE, folder);
        night.execute("TRUNCATE vault.key_epoch");
    }

    @AfterEach
    void forget() {
        night.forgetDeliveries();
    }

    @Test
    void aRecordLeavesFiguresPeopleAndVaultAndDoesNotComeBack() throws IOException {
        published("2026-01-06", new OffenceDelivery().soundRows(2).row(record("06/01/2026 02:15:00")).row(suspect("06/01/2026 02:15:00")));
        outcomes("2026-01-07");
        assertThat(night.count(FIGURES)).isEqualTo(3);
        assertThat(night.count(QUARRY_LANE)).isEqualTo(1);
        Path references = Files.writeString(folder.resolve("references.txt"), " " + REFERENCE + "\u00a0\n\n52/000000/00\n");

        Terminal.Said told = night.terminal().spahc("withdraw", OffenceDelivery.FEED, "--record", references.toString());
        assertThat(told.exitCode()).as(told.all()).isZero();
        assertThat(told.out()).contains("Records named: 2, of which known: 1, unknown: 1", "taken out:                   1 (1 were counted in figures)",
                "outcomes taken out:          1", "cleared: 2", "Nothing was changed. Next: the same with --yes.");
        assertThat(night.count(FIGURES)).as("only told").isEqualTo(3);
        assertThat(night.count("SELECT count(*) FROM audit.delivery WHERE kind = 'WITHDRAWAL'")).isZero();

        Terminal.Said done = night.terminal().spahc("withdraw", OffenceDelivery.FEED, "--record", references.toString(), "--reason", "erasure-request", "--yes", "--json");
        assertThat(done.exitCode()).as(done.all()).isZero();
        assertThat(done.out()).contains("\"done\":true", "\"leaving\":1", "\"outcomes\":1", "\"versionsCleared\":2");
        assertThat(night.count(FIGURES)).isEqualTo(2);
        assertThat(night.count(QUARRY_LANE)).as("names of places that no record tells of").isZero();
        assertThat(night.count("SELECT sum(offences) FROM warehouse.agg_outcome_month WHERE basis = 'RECORDED' AND geography_kind = 'WARD' AND strand_key = -3")).isEqualTo(2);
        assertThat(night.count("SELECT coalesce(sum(offences), 0) FROM warehouse.agg_outcome_month WHERE basis = 'CLOSED'")).isZero();
        assertThat(night.count("SELECT count(*) FROM warehouse.fact_outcome WHERE known_to = 'infinity' OR person_key > 0 OR involved_token IS NOT NULL")).isZero();
        assertThat(night.count("SELECT count(*) FROM vault.person_record")).isEqualTo(2);
        assertThat(night.count("SELECT count(DISTINCT line_number) FROM vault.identity")).isEqualTo(2);
        assertThat(night.ask("SELECT kind, because, versions_cleared FROM audit.rectification")).containsExactly("RECORD_WITHDRAWN,ERASURE_REQUEST,2");
        assertThat(night.ask("SELECT newest_business_date, deliveries_published FROM mart.mart_operations__feed_status WHERE feed = '" + OffenceDelivery.FEED + "'"))
                .as("no fresher for it").containsExactly("2026-01-06,1");
        assertThat(night.ask("SELECT withdrawn_because, withdrawn_until FROM warehouse.dim_record WHERE left_reason = 'WITHDRAWN'")).containsExactly("OFFICER,infinity");
        assertThat(night.count("SELECT count(*) FROM warehouse.fact_incident WHERE known_to <> 'infinity'")).as("counts of then stay").isEqualTo(1);
        assertThat(night.run(pipeline -> pipeline.rebuild(false)).differences()).isZero();
        nothingTells(REFERENCE, told.all() + done.all());

        LoadReport again = published("2026-01-08", new OffenceDelivery().row(record("06/01/2026 02:15:00")).row(suspect("07/01/2026 02:15:00")));
        assertThat(again.rows().stale()).as("older, same or newer").isEqualTo(2);
        assertThat(night.count(FIGURES)).isEqualTo(2);
        assertThat(night.count("SELECT count(*) FROM vault.person_record")).isEqualTo(2);
        assertThat(published("2026-01-06_r1", new OffenceDelivery().soundRows(1)).rows().unchanged()).as("a withdrawal corrects no file of its day").isEqualTo(1);
    }

    @Test
    void whatIsNotKnownIsNotWithdrawnAndNotRepeated() throws IOException {
        published("2026-01-06", new OffenceDelivery().soundRows(1));
        WithdrawalReport unknown = withdraw(new WithdrawalRequest(List.of(REFERENCE), null, Reason.NOT_SAID, true));
        assertThat(unknown.known()).isZero();
        assertThat(unknown.done()).isFalse();

        Terminal.Said onTheCommandLine = night.terminal().spahc("withdraw", OffenceDelivery.FEED, "--record", REFERENCE, "--yes");
        assertThat(onTheCommandLine.exitCode()).isEqualTo(2);
        assertThat(onTheCommandLine.err()).contains("A reference itself does not belong on the command line.");
        nothingTells(REFERENCE, onTheCommandLine.all() + unknown);
        assertThat(night.count("SELECT count(*) FROM warehouse.dim_record")).isEqualTo(1);
    }

    @Test
    void aWithdrawnDeliveryTakesItsRecordsAlongUntilTheyAreToldAgain() {
        LoadReport first = published("2026-01-06", new OffenceDelivery().soundRows(3));
        LoadReport wrong = published("2026-01-07", new OffenceDelivery().row(record("09/01/2026 00:00:00"))
                .row("Crime Reference", "52/100000/26", "Log Number", "L0", "Status", "Cancelled", "Last Updated", "09/01/2026 00:00:00"));
        long delivery = night.count("SELECT delivery_key FROM audit.load WHERE load_key = " + wrong.loadKey());
        assertThat(night.count(FIGURES)).isEqualTo(3);

        WithdrawalReport done = withdraw(new WithdrawalRequest(List.of(), delivery, Reason.SENT_IN_ERROR, true));
        assertThat(done.leaving()).isEqualTo(2);
        assertThat(done.knownBefore()).isEqualTo(1);
        assertThat(night.count(FIGURES)).isEqualTo(2);
        assertThat(night.ask("SELECT DISTINCT withdrawn_because FROM warehouse.dim_record WHERE left_reason IS NOT NULL")).containsExactly("DELIVERY");

        LoadReport right = published("2026-01-07_r1", new OffenceDelivery().soundRows(1).row(record("07/01/2026 00:00:00")));
        assertThat(right.rows().loaded()).as("older than what the wrong delivery said of time").isEqualTo(2);
        assertThat(night.count(FIGURES)).isEqualTo(4);
        assertThat(night.run(pipeline -> pipeline.rebuild(false)).differences()).isZero();
        assertThat(first.outcome()).isEqualTo(Outcome.PUBLISHED);
    }

    @Test
    void aFeedMayTakeBackUntilNewerOrForGood() {
        for (String broughtBackBy : List.of("newer", "nothing")) {
            night.forgetDeliveries();
            night = Night.on(DATABASE, folder).under(CorrectableFeed.withdrawing(folder.resolve(broughtBackBy), broughtBackBy));
            published("2026-01-06", withdrawing().row(record("06/01/2026 02:15:00")));
            LoadReport back = published("2026-01-07", withdrawing().row(record("07/01/2026 00:00:00", CorrectableFeed.WITHDRAWN, "Y")));
            assertThat(back.rows().loaded()).isEqualTo(1);
            assertThat(night.count(FIGURES)).isZero();
            assertThat(published("2026-01-08", withdrawing().row(record("07/01/2026 00:00:00"))).rows().stale()).as("the same time").isEqualTo(1);
            assertThat(published("2026-01-09", withdrawing().row(record("07/01/2026 00:00:00", CorrectableFeed.WITHDRAWN, "Y", "Status", ""))).rows().unchanged()).isEqualTo(1);
            published("2026-01-10", withdrawing().row(record("08/01/2026 00:00:00")));
            assertThat(night.count(FIGURES)).as("brought back by " + broughtBackBy).isEqualTo(broughtBackBy.equals("newer") ? 1 : 0);
        }
    }

    @Test
    void aFeedOfWithdrawalsTakesBackWhatAnotherFeedToldAndStandsBeforeItComes() {
        night = night.under(CorrectableFeed.withdrawalFeed(folder.resolve("config")));
        published("2026-01-06", new OffenceDelivery().soundRows(1).row(record("06/01/2026 02:15:00")));
        Path file = OffenceDelivery.write(folder.resolve("withdrawals_2026-01-07.csv"), "Crime Reference,Withdrawn At\n" + REFERENCE + ",07/01/2026 00:00:00\n"
                + REFERENCE + ",06/01/2026 12:00:00\n52/100000/26,01/01/2026 00:00:00\nNEVER/1,07/01/2026 00:00:00\n");
        LoadReport report = night.load(CorrectableFeed.WITHDRAWALS, file);
        assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.PUBLISHED);
        assertThat(report.rows().difference()).isZero();
        assertThat(report.rows().loaded()).as("one that is there and one that is not yet").isEqualTo(2);
        assertThat(report.rows().duplicate()).isEqualTo(1);
        assertThat(report.rows().stale()).as("told of anew since").isEqualTo(1);
        assertThat(night.count(FIGURES)).isEqualTo(1);
        assertThat(night.ask("SELECT because, versions_cleared FROM audit.rectification")).containsExactly("SUPPLIER,1");
        assertThat(night.ask("SELECT stage FROM audit.reconciliation WHERE difference <> 0")).isEmpty();

        assertThat(published("2026-01-08", new OffenceDelivery().row("Crime Reference", "NEVER/1", "Log Number", "L1", "Last Updated", "06/01/2026 00:00:00"))
                .rows().stale()).isEqualTo(1);
        published("2026-01-09", new OffenceDelivery().row(record("08/01/2026 00:00:00")));
        assertThat(night.count(FIGURES)).isEqualTo(2);
        assertThat(night.run(pipeline -> pipeline.rebuild(false)).differences()).isZero();
    }

    @Test
    void whoWereOnePersonOnlyByTheWithdrawnRecordPart() {
        String[] sameId = {"Crime Reference", "R1", "Log Number", "L1", "Person ID", "P5", "Surname", "Formerly", "Forename", "Testina"};
        String[] both = {"Crime Reference", REFERENCE, "Log Number", "L777", "Person ID", "P5"};
        String[] sameName = {"Crime Reference", "R3", "Log Number", "L3", "Person ID", ""};
        published("2026-01-06", new OffenceDelivery().row(sameId).row(both).row(sameName).row("Crime Reference", "R4", "Log Number", "L4", "Person ID", "P5", "Surname", "Formerly"));
        assertThat(night.count("SELECT count(DISTINCT person_key) FROM warehouse.fact_involvement")).isEqualTo(1);

        withdraw(new WithdrawalRequest(List.of(REFERENCE), null, Reason.RECORDED_IN_ERROR, true));
        assertThat(night.ask("SELECT person_key > 0, count(*) FROM warehouse.fact_involvement WHERE known_to = 'infinity' GROUP BY person_key ORDER BY 2"))
                .containsExactly("true,1", "true,2");
        assertThat(night.count("SELECT count(DISTINCT person_token) FROM vault.person_link")).isEqualTo(2);
    }

    @Test
    void aPersonWhomANewerVersionNoLongerTellsOfLeavesEveryVersion() {
        published("2026-01-06", new OffenceDelivery().row(record("06/01/2026 02:15:00")).row(suspect("06/01/2026 02:15:00")));
        published("2026-01-07", new OffenceDelivery().row(record("07/01/2026 02:15:00", "Status", "Cancelled")).row(suspect("07/01/2026 02:15:00", "Gender", "Female")));
        assertThat(night.count("SELECT count(*) FROM warehouse.fact_involvement WHERE person_key > 0")).isEqualTo(3);

        published("2026-01-08", new OffenceDelivery().row(record("08/01/2026 02:15:00")));
        assertThat(night.ask("SELECT role_code, count(*), max(person_key) > 0, max(gender_key) > 0, count(removed_load_key)"
                + " FROM warehouse.fact_involvement JOIN warehouse.dim_role USING (role_key) GROUP BY 1 ORDER BY 1"))
                .containsExactly("SUSPECT,2,false,false,2", "VICTIM,1,true,true,0");
        assertThat(night.ask("SELECT role_code FROM vault.person_link")).containsExactly("VICTIM");
        assertThat(night.ask("SELECT DISTINCT role_code FROM vault.person_record")).containsExactly("VICTIM");
        assertThat(night.ask("SELECT kind, because, versions_cleared FROM audit.rectification")).containsExactly("PERSON_REMOVED,CORRECTED,2");
    }

    private static OffenceDelivery withdrawing() {
        return OffenceDelivery.with(CorrectableFeed.WITHDRAWN);
    }

    private static String[] record(String updated, String... more) {
        return Stream.concat(Stream.of("Crime Reference", REFERENCE, "Log Number", "L777", "Last Updated", updated,
                "Location Address", "Quarry Lane", "Location Type", "Street"), Stream.of(more)).toArray(String[]::new);
    }

    private static String[] suspect(String updated, String... more) {
        return Stream.concat(Stream.of("Crime Reference", REFERENCE, "Log Number", "L777", "Last Updated", updated, "Person Number", "2", "Person Role", "Suspect",
                "Person ID", "S777", "Surname", "Suspectova"), more.length == 0 ? Stream.of("Gender", "Male") : Stream.of(more)).toArray(String[]::new);
    }

    private void outcomes(String date) {
        Path file = OffenceDelivery.write(folder.resolve("outcomes_" + date + ".csv"),
                "Crime Reference,Outcome Reference,Suspect Person ID,Outcome Type,Outcome,Outcome Date,Withdrawn,Last Updated\n"
                        + REFERENCE + ",O1,S777,1,,06/01/2026,N,06/01/2026 10:00:00\nTRAILER,1\n");
        assertThat(night.load(OUTCOMES, file).outcome()).isEqualTo(Outcome.PUBLISHED);
    }

    private LoadReport published(String date, OffenceDelivery delivery) {
        LoadReport report = night.load(OffenceDelivery.FEED, delivery.write(folder.resolve("hate-offences_" + date + ".csv")));
        assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.PUBLISHED);
        assertThat(report.rows().difference()).isZero();
        return report;
    }

    private WithdrawalReport withdraw(WithdrawalRequest request) {
        return night.run(pipeline -> pipeline.withdraw(FeedCatalogue.shipped().feed(OffenceDelivery.FEED), request));
    }

    /** Neither what was printed, nor the logs, nor any table outside vault and quarantine. */
    private void nothingTells(String reference, String printed) throws IOException {
        assertThat(printed).doesNotContain(reference);
        try (Stream<Path> logs = Files.walk(night.home().root().resolve("logs"))) {
            for (Path log : logs.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(log)).doesNotContain(reference);
            }
        }
        for (String table : night.ask("SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname IN ('audit', 'batch', 'staging', 'warehouse')")) {
            assertThat(night.count("SELECT count(*) FROM " + table + " t WHERE t::text LIKE '%" + reference + "%'")).as(table).isZero();
        }
    }
}
