package uk.spahc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import uk.spahc.audit.LoadReport;
import uk.spahc.audit.Progress;
import uk.spahc.database.Purpose;
import uk.spahc.feed.FeedCatalogue;
import uk.spahc.governance.Agreements;
import uk.spahc.home.Home;
import uk.spahc.keys.TestKeys;
import uk.spahc.testing.TestDatabase;
import uk.spahc.testing.Workbooks;

/** Reports of partner agencies from workbook to facts, and clients who change their minds. */
class ReportFeedsIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static final String HEADER = "Ref No,Date Referred,Date of Incident,Time of Incident,Forename,Surname,DOB,Gender,Ethnicity,Home Postcode,"
            + "Incident Postcode,Type of Hate,Support Needs,Reported to Police?,Police Crime Ref,Client Agreement,Notes\n";
    private static final String RECORDS = "SELECT s.source_code, t.record_type_code, f.geography_method, f.area, f.reported_to_police,"
            + " f.police_record_token IS NOT NULL, f.client_agreement_code FROM warehouse.fact_incident f JOIN warehouse.dim_source s USING (source_key)"
            + " JOIN warehouse.dim_record_type t USING (record_type_key) WHERE f.known_to = 'infinity' ORDER BY f.line_number";
    private static final String KNOWN = "SELECT (SELECT count(*) FROM vault.person_record), (SELECT count(*) FROM vault.person_link),"
            + " (SELECT count(*) FROM vault.identity), (SELECT count(*) FROM warehouse.fact_involvement WHERE person_key > 0)";

    @TempDir
    private Path folder;
    private int revision;

    @BeforeEach
    void empty() {
        DATABASE.reset();
    }

    @Test
    void goldenDeliveriesOfBothFeedsReachTheFacts() throws Exception {
        Path deliveries = Path.of("src/test/resources/deliveries");
        LoadReport referrals = load("victim-support/referrals", "referrals_2026-01.xlsx",
                Workbooks.of("Referrals", Files.readString(deliveries.resolve("victim-support-referrals/good/Referrals.sheet.csv"))));
        assertThat(referrals.rows().loaded()).isEqualTo(5);
        assertThat(referrals.rows().rejected()).isEqualTo(2);
        assertThat(query(RECORDS)).containsExactly(
                "VS THIRD_SECTOR_REPORT POSTCODE INSIDE REPORTED t CASE_REVIEW",
                "VS THIRD_SECTOR_REPORT HOME INSIDE REPORTED t LINKING",
                "VS THIRD_SECTOR_REPORT FEED INSIDE NOT_REPORTED f COUNTS",
                "VS THIRD_SECTOR_REPORT FEED INSIDE NOT_KNOWN f COUNTS",
                "VS THIRD_SECTOR_REPORT FEED INSIDE REPORTED f LINKING");
        assertThat(query("SELECT age_band, count(*) FROM warehouse.fact_involvement JOIN warehouse.dim_age_band USING (age_band_key) GROUP BY 1 ORDER BY 1"))
                .contains("25-34 1", "55-64 1");

        LoadReport notes = load("voluntary/case-notes", "case-notes_2026-01-10.xlsx",
                Workbooks.of("Sheet1", Files.readString(deliveries.resolve("voluntary-case-notes/good/Sheet1.sheet.csv"))));
        assertThat(notes.rows().loaded()).isEqualTo(4);
        LoadReport csv = load("voluntary/case-notes", "case-notes_2026-01-11.csv",
                Files.readAllBytes(deliveries.resolve("voluntary-case-notes/good-csv/input.csv")));
        assertThat(csv.rows().read()).isEqualTo(2);
        assertThat(query("SELECT count(DISTINCT record_token) FROM warehouse.fact_incident WHERE known_to = 'infinity'")).containsExactly("9");
    }

    @Test
    void clientWhoWantsToBeCountedOnlyIsForgottenTheSameNight() throws Exception {
        send("Case review");
        assertThat(query(KNOWN)).containsExactly("1 1 3 1");

        send("Linking");
        assertThat(query(KNOWN)).as("the identity goes, the link stays").containsExactly("2 1 0 1");

        send("Counts");
        assertThat(query(KNOWN)).containsExactly("0 0 0 0");
        assertThat(query(RECORDS)).containsExactly("VS THIRD_SECTOR_REPORT POSTCODE INSIDE REPORTED f COUNTS");
        assertThat(query("SELECT count(*) FROM warehouse.fact_incident WHERE police_record_token IS NOT NULL")).containsExactly("0");
    }

    @Test
    void clientWhoAgreesToNothingLeavesTheFiguresToo() throws Exception {
        send("Linking");
        LoadReport refused = send("None");
        assertThat(refused.rows().rejected()).isEqualTo(1);
        assertThat(query(KNOWN)).containsExactly("0 0 0 0");
        assertThat(query(RECORDS)).isEmpty();
        assertThat(query("SELECT left_reason FROM warehouse.dim_record")).containsExactly("WITHDRAWN");
        assertThat(query("SELECT sum(records) FROM warehouse.agg_area_month")).containsExactly("null");
        assertThat(query("SELECT values_sealed IS NULL, counts_to_limit, reason_codes FROM quarantine.rejected_row"))
                .containsExactly("t f {NO_CLIENT_AGREEMENT}");
    }

    @Test
    void clientWhoAgreesToMoreIsKnownFromThenOn() throws Exception {
        send("Counts");
        assertThat(query(KNOWN)).containsExactly("0 0 0 0");
        send("Case review");
        assertThat(query(KNOWN)).as("an involvement of its own version").containsExactly("1 1 3 2");
    }

    @Test
    void policeReferenceMeetsThePolicesOwnRecord() throws Exception {
        load("avon-somerset-police/hate-offences", "hate-offences_2026-01-08.csv",
                Files.readAllBytes(Path.of("src/test/resources/deliveries/avon-somerset-police-hate-offences/good/input.csv")));
        send("Linking");
        assertThat(query("SELECT count(*) FROM warehouse.fact_incident r JOIN warehouse.fact_incident p ON p.record_token = r.police_record_token"
                + " WHERE r.known_to = 'infinity' AND p.known_to = 'infinity'")).containsExactly("1");
    }

    /** One referral, again and again, with another agreement each time. */
    private LoadReport send(String agreement) throws IOException {
        String row = "VS-1,05/01/2026,03/01/2026,14:00,Testina,Examplova,29/02/1992,F,W9,BS1 4ST,BS1 4ST,Race,,Yes,52/000001/26," + agreement + ",\n";
        return load("victim-support/referrals", "referrals_2026-01_r" + ++revision + ".xlsx", Workbooks.of("Referrals", HEADER + row));
    }

    private LoadReport load(String feed, String name, byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve(name), bytes);
        FeedCatalogue feeds = FeedCatalogue.shipped();
        try (Pipeline pipeline = Pipeline.start(new Pipeline.Request(new Home(folder.resolve("home")), DATABASE.warehouse(), TestKeys.first(), feeds,
                Agreements.shipped(), "test", Progress.SILENT, text -> { }))) {
            LoadReport report = pipeline.load(feeds.feed(feed), file, null, false);
            assertThat(report.outcome()).as(report.toString()).isEqualTo(LoadReport.Outcome.PUBLISHED);
            return report;
        }
    }

    private static List<String> query(String sql) throws SQLException {
        try (Connection owner = DATABASE.connect(Purpose.ADMINISTER); Statement statement = owner.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                StringJoiner row = new StringJoiner(" ");
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(rows.getString(i)));
                }
                all.add(row.toString());
            }
            return all;
        }
    }
}
