package uk.spahc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.spahc.audit.LoadReport;
import uk.spahc.audit.LoadReport.Outcome;
import uk.spahc.testing.Night;
import uk.spahc.testing.OffenceDelivery;
import uk.spahc.testing.Resources;
import uk.spahc.testing.Terminal;
import uk.spahc.testing.TestDatabase;

/** What waits for a person's decision, and what comes of the decision. */
class HeldAndAcceptedIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final Path AGREEMENTS = Path.of("src", "main", "resources", "governance", "agreements");

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

    /** The feed allows 20 rows and 2 %; both must be exceeded. */
    @ParameterizedTest
    @CsvSource({"0,PUBLISHED", "1,PUBLISHED", "20,PUBLISHED", "21,HELD"})
    void deliveryIsHeldWholeOverTheRejectLimitAndNotAtIt(int bad, Outcome outcome) {
        LoadReport report = night.load(OffenceDelivery.FEED, delivery("2026-01-06", new OffenceDelivery().soundRows(1000 - bad).badRows(bad)));

        assertThat(report.outcome()).as(report.sentence()).isEqualTo(outcome);
        assertThat(night.count("SELECT count(*) FROM quarantine.rejected_row")).isEqualTo(bad);
        long inWarehouse = outcome == Outcome.HELD ? 0 : 1000 - bad;
        assertThat(night.count("SELECT count(*) FROM warehouse.fact_incident")).isEqualTo(inWarehouse);
        assertThat(night.count("SELECT count(DISTINCT line_number) FROM vault.identity")).isEqualTo(inWarehouse);
        assertThat(night.count("SELECT count(*) FROM vault.person_record")).isEqualTo(inWarehouse);
        assertThat(night.count("SELECT count(*) FROM staging.incident")).isZero();
    }

    /** Median of the earlier ones, how many there were, rows that come: an unusual number holds where the feed's deliveries are large. */
    @ParameterizedTest
    @CsvSource({"700,5,300,HELD,0", "700,5,360,PUBLISHED,0", "700,4,300,PUBLISHED,0", "100,5,40,PUBLISHED,1", "100,5,210,PUBLISHED,1", "100,5,150,PUBLISHED,0"})
    void unusualNumberOfRowsIsHeldOfALargeFeedAndToldOfASmallOne(int usual, int earlier, int rows, Outcome outcome, int notices) {
        for (int i = 1; i <= earlier; i++) {
            night.execute(("WITH run AS (INSERT INTO audit.run (command, host, process_id) VALUES ('test', 'test', 0) RETURNING run_key), "
                    + "delivery AS (INSERT INTO audit.delivery (feed, source_code, business_date, file_name, sha256, size_bytes, state) "
                    + "VALUES ('%s', 'ASP', date '2026-01-01' - %d, 'earlier', lpad('%d', 64, '0'), 1, 'PUBLISHED') RETURNING delivery_key) "
                    + "INSERT INTO audit.load (delivery_key, run_key, state, rows_read) SELECT delivery_key, run_key, 'PUBLISHED', %d FROM run, delivery")
                    .formatted(OffenceDelivery.FEED, i, i, usual + i - 3));
        }
        LoadReport report = night.load(OffenceDelivery.FEED, delivery("2026-01-06", new OffenceDelivery().soundRows(rows)));

        assertThat(report.outcome()).as(report.sentence()).isEqualTo(outcome);
        assertThat(night.count("SELECT count(*) FROM audit.notice WHERE code = 'ROW_COUNT'")).isEqualTo(notices);
        if (outcome == Outcome.HELD) {
            assertThat(report.sentence()).contains("has 300 rows").contains("the median had 700");
            assertThat(night.rerun(report.loadKey(), true).outcome()).isEqualTo(Outcome.PUBLISHED);
        }
    }

    @Test
    void whatAnOfficerAcceptsIsLoadedAndItsRejectsStay() {
        LoadReport held = night.load(OffenceDelivery.FEED, delivery("2026-01-06", new OffenceDelivery().soundRows(100).badRows(21)));
        assertThat(held.outcome()).isEqualTo(Outcome.HELD);
        assertThat(held.sentence()).isEqualTo("21 of 121 rows were rejected, more than the feed allows (20 rows and 2.0 %), so the delivery is held whole.");

        Terminal.Said withoutAccept = night.terminal().spahc("rerun", Long.toString(held.loadKey()));
        assertThat(withoutAccept.exitCode()).as(withoutAccept.all()).isEqualTo(65);
        assertThat(night.count("SELECT count(*) FROM warehouse.fact_incident")).isZero();

        Terminal.Said accepted = night.terminal().spahc("rerun", Long.toString(held.loadKey()), "--accept");
        assertThat(accepted.exitCode()).as(accepted.all()).isZero();
        assertThat(night.count("SELECT count(*) FROM warehouse.fact_incident")).isEqualTo(100);
        assertThat(night.count("SELECT count(DISTINCT line_number) FROM vault.identity")).isEqualTo(100);
        assertThat(night.ask("SELECT state, rows_read, rows_loaded, rows_rejected FROM audit.load ORDER BY load_key DESC LIMIT 1"))
                .containsExactly("PUBLISHED,121,100,21");
        assertThat(files(night.home().held())).isEmpty();
        assertThat(files(night.home().archive())).hasSize(1);
    }

    @Test
    void aFileThatMayBeCutIsLoadedOnceAcceptedAndOneWithoutAColumnNever() {
        LoadReport cut = night.load(OffenceDelivery.FEED, delivery("2026-01-06", new OffenceDelivery().soundRows(3).text().replaceAll("TRAILER,3\n$", "")));
        assertThat(night.rerun(cut.loadKey(), true).outcome()).isEqualTo(Outcome.PUBLISHED);
        assertThat(night.count("SELECT count(*) FROM warehouse.fact_incident")).isEqualTo(3);

        LoadReport shapeless = night.load(OffenceDelivery.FEED, delivery("2026-01-07", new OffenceDelivery().soundRows(3).text().replace("Last Updated", "Remarks")));
        assertThat(shapeless.outcome()).isEqualTo(Outcome.HELD);
        assertThat(shapeless.nextStep()).doesNotContain("--accept");
        assertThat(night.rerun(shapeless.loadKey(), true).outcome()).isEqualTo(Outcome.HELD);
    }

    /** Outcomes without a row tell nothing of how far the same source has sent its crimes. */
    @Test
    void anAcceptedDeliveryWithoutARowIsOfItsFeedsKind() {
        assertThat(night.load(OffenceDelivery.FEED, delivery("2026-01-06", new OffenceDelivery().soundRows(3))).outcome()).isEqualTo(Outcome.PUBLISHED);
        String header = Resources.text("deliveries/avon-somerset-police-outcomes/good/input.csv").lines().findFirst().orElseThrow();
        LoadReport empty = night.load("avon-somerset-police/outcomes",
                OffenceDelivery.write(folder.resolve("sent/outcomes_2026-03-02.csv"), header + "\nTRAILER,0\n"));
        assertThat(empty.outcome()).as(empty.sentence()).isEqualTo(Outcome.HELD);

        LoadReport accepted = night.rerun(empty.loadKey(), true);

        assertThat(accepted.outcome()).as(accepted.sentence()).isEqualTo(Outcome.PUBLISHED);
        assertThat(night.ask("SELECT business_date, record_kind FROM warehouse.dim_load ORDER BY load_key"))
                .containsExactly("2026-01-06,INCIDENT", "2026-03-02,OUTCOME");
    }

    @Test
    void aCorrectionNeedsARevisionNumber() {
        assertThat(night.load(OffenceDelivery.FEED, delivery("2026-01-06", new OffenceDelivery().soundRows(3))).outcome()).isEqualTo(Outcome.PUBLISHED);
        LoadReport unnumbered = night.load(OffenceDelivery.FEED, delivery("2026-01-06", new OffenceDelivery().soundRows(4)));
        assertThat(unnumbered.outcome()).isEqualTo(Outcome.HELD);
        assertThat(night.ask("SELECT cause_code FROM audit.load WHERE load_key = " + unnumbered.loadKey())).containsExactly("REVISION_NEEDED");
        assertThat(night.count("SELECT count(*) FROM warehouse.fact_incident")).isEqualTo(3);

        LoadReport numbered = night.load(OffenceDelivery.FEED, delivery("2026-01-06_r1", new OffenceDelivery().soundRows(5)));
        assertThat(numbered.outcome()).as(numbered.sentence()).isEqualTo(Outcome.PUBLISHED);
        assertThat(night.count("SELECT count(*) FROM warehouse.fact_incident WHERE known_to = 'infinity'")).isEqualTo(5);

        assertThat(night.rerun(unnumbered.loadKey(), true).outcome()).as("an officer's word does, too").isEqualTo(Outcome.PUBLISHED);
    }

    @Test
    void withoutAnAgreementInForceNoRowIsReadAndAfterItsRenewalItIs() throws IOException {
        Path config = folder.resolve("config");
        OffenceDelivery.write(config.resolve("governance/agreements/asp-hate-offences.yml"),
                Files.readString(AGREEMENTS.resolve("asp-hate-offences.yml")).replace("end: 2030-12-31", "end: 2026-01-31"));
        Path file = delivery("2026-01-06", new OffenceDelivery().soundRows(3));

        Terminal.Said said = night.under(config).terminal().spahc("load", OffenceDelivery.FEED, file.toString());

        assertThat(said.exitCode()).as(said.all()).isEqualTo(77);
        assertThat(said.out()).contains("The agreement asp-hate-offences is not in force today").contains("it holds from 2020-01-01 to 2026-01-31.");
        noRowWasRead("NO_AGREEMENT");
        assertThat(night.load(OffenceDelivery.FEED, file).outcome()).as("the same bytes again").isEqualTo(Outcome.FORBIDDEN);
        long load = night.count("SELECT max(load_key) FROM audit.load");
        assertThat(night.rerun(load, false).outcome()).as("under the agreement that ships").isEqualTo(Outcome.PUBLISHED);
        assertThat(night.count("SELECT count(*) FROM warehouse.fact_incident")).isEqualTo(3);
    }

    @Test
    void whatNoAgreementAllowsIsDestroyedAfterFourteenDaysAndMayComeAgain() throws IOException {
        Path config = folder.resolve("config");
        OffenceDelivery.write(config.resolve("governance/agreements/asp-hate-offences.yml"),
                Files.readString(AGREEMENTS.resolve("asp-hate-offences.yml")).replace("end: 2030-12-31", "end: 2026-01-31"));
        Night forbidden = night.under(config);
        Path file = delivery("2026-01-06", new OffenceDelivery().soundRows(3));
        LoadReport first = forbidden.load(OffenceDelivery.FEED, file);
        night.execute("UPDATE audit.delivery SET received_at = now() - interval '13 days 23 hours'");
        assertThat(forbidden.refresh()).as("a day too early").isEmpty();
        assertThat(files(night.home().held())).hasSize(1);

        night.execute("UPDATE audit.delivery SET received_at = now() - interval '14 days'");
        assertThat(night.refresh()).as("its agreement is in force again, and an officer decides").isEmpty();
        List<LoadReport> reports = forbidden.refresh();
        assertThat(reports).hasSize(1).first().satisfies(report -> {
            assertThat(report.outcome()).isEqualTo(Outcome.DESTROYED);
            assertThat(report.sentence()).isEqualTo("No agreement came to be in force within 14 days of its arrival, so it was destroyed unread.");
        });
        assertThat(files(night.home().held())).isEmpty();
        assertThat(night.ask("SELECT state FROM audit.delivery")).containsExactly("DESTROYED");
        assertThat(night.ask("SELECT because, destroyed_at - received_at >= interval '14 days' FROM audit.destruction")).containsExactly("NO_AGREEMENT,true");
        assertThat(forbidden.refresh()).as("once").isEmpty();
        assertThatThrownBy(() -> night.rerun(first.loadKey(), true)).hasMessageContaining("was destroyed because no agreement allowed it");

        assertThat(night.load(OffenceDelivery.FEED, file).outcome()).as("sent again under an agreement").isEqualTo(Outcome.PUBLISHED);
        assertThat(night.count("SELECT count(*) FROM warehouse.fact_incident")).isEqualTo(3);
    }

    @Test
    void anAgreementThatNobodyHasSignedForbidsAndIsNamed() throws IOException {
        Path config = folder.resolve("config");
        Path shipped = Path.of("src", "main", "resources", "feeds", OffenceDelivery.FEED);
        Path feed = config.resolve("feeds").resolve(OffenceDelivery.FEED);
        OffenceDelivery.write(feed.resolve("feed.yml"), Files.readString(shipped.resolve("feed.yml")).replace("asp-hate-offences", "asp-nobody-signed"));
        OffenceDelivery.write(feed.resolve("codes/district.csv"), Files.readString(shipped.resolve("codes/district.csv")));

        LoadReport report = night.under(config).load(OffenceDelivery.FEED, delivery("2026-01-06", new OffenceDelivery().soundRows(3)));

        assertThat(report.outcome()).isEqualTo(Outcome.FORBIDDEN);
        assertThat(report.sentence()).isEqualTo("There is no agreement asp-nobody-signed.");
        assertThat(report.nextStep()).contains("governance/agreements/asp-nobody-signed.yml");
        noRowWasRead("NO_AGREEMENT");
    }

    private void noRowWasRead(String code) {
        assertThat(night.ask("SELECT state, cause_code, rows_read FROM audit.load")).containsExactly("FORBIDDEN," + code + ",");
        assertThat(night.count("SELECT (SELECT count(*) FROM audit.stage_outcome WHERE stage <> 'land') + (SELECT count(*) FROM batch.batch_job_execution)"
                + " + (SELECT count(*) FROM quarantine.rejected_row) + (SELECT count(*) FROM vault.identity) + (SELECT count(*) FROM staging.incident)")).isZero();
        assertThat(files(night.home().processing())).isEmpty();
        assertThat(files(night.home().held())).hasSize(1);
    }

    private Path delivery(String date, OffenceDelivery delivery) {
        return delivery(date, delivery.text());
    }

    private Path delivery(String date, String text) {
        return OffenceDelivery.write(folder.resolve("sent/hate-offences_" + date + ".csv"), text);
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
