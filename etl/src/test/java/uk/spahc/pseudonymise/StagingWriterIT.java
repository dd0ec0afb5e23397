package uk.spahc.pseudonymise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import uk.spahc.database.Purpose;
import uk.spahc.feed.FeedDefinition;
import uk.spahc.keys.RowSealer;
import uk.spahc.keys.SealedPlace;
import uk.spahc.keys.Tokeniser;
import uk.spahc.outcome.Failure;
import uk.spahc.testing.TestDatabase;
import uk.spahc.validate.Verdict;

/** The writers as the nightly run's own role, on the migrated database. */
class StagingWriterIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private final StagingWriter staging = new StagingWriter(TestFeed.LOAD, TestFeed.KEY.epoch(), "TST");
    private final RowSealer sealer = new RowSealer(TestFeed.KEY, TestFeed.LOAD.loadKey());
    private final QuarantineWriter quarantine = new QuarantineWriter(TestFeed.incidents(FeedDefinition.Area.Outside.COUNT), TestFeed.LOAD, new Tokeniser(TestFeed.KEY), sealer);

    @BeforeEach
    void empty() throws SQLException {
        try (Connection owner = DATABASE.connect(Purpose.ADMINISTER); Statement statement = owner.createStatement()) {
            statement.execute("TRUNCATE staging.incident, staging.involvement, staging.street_crime, vault.person_record, vault.identity, quarantine.rejected_row");
        }
    }

    @Test
    void everyColumnOfAnIncidentArrives() throws SQLException {
        write(TestFeed.pseudonymiser().pseudonymise(TestFeed.row(12, TestFeed.crime())));
        Map<String, String> incident = only("SELECT * FROM staging.incident");
        assertThat(incident).containsEntry("line_number", "12").containsEntry("area", "INSIDE").containsEntry("geography_method", "POSTCODE")
                .containsEntry("ward_code", "E05010892").containsEntry("lsoa_code", "E01033371").containsEntry("postcode", "BS1 4ST")
                .containsEntry("recorded_date", "2026-01-11").containsEntry("reported_date", "2026-01-10")
                .containsEntry("occurred_from", "2026-01-09 21:30:00").containsEntry("occurred_to", null).containsEntry("time_precision", "EXACT")
                .containsEntry("offence_code", "105B").containsEntry("strand_codes", "{RACE,RELIGION}").containsEntry("target_code", "ANTI_MUSLIM");
        assertThat(only("SELECT source_updated = timestamptz '2026-01-12 08:15:00+00' AS same FROM staging.incident")).containsEntry("same", "t");
        assertThat(rows("SELECT role_code, person_number, person_kind, age_band_code, is_at_work FROM staging.involvement ORDER BY part"))
                .extracting(Map::values).map(List::copyOf)
                .containsExactly(List.of("VICTIM", "1", "PERSON", "25-34", "f"), List.of("SUSPECT", "2", "PERSON", "18-24", "f"));
        assertThat(rows("SELECT * FROM vault.person_record")).hasSize(2)
                .allSatisfy(person -> assertThat(person).containsEntry("source_code", "TST").containsEntry("key_epoch", "1").doesNotContainValue(null));
    }

    @Test
    void identitiesOpenWhereTheyLieAndNowhereElse() throws SQLException {
        write(TestFeed.pseudonymiser().pseudonymise(TestFeed.row(12, TestFeed.crime())));
        assertThat(rows("SELECT kind FROM vault.identity ORDER BY kind, part")).extracting(row -> row.get("kind"))
                .containsExactly("PERSON", "PERSON", "PLACE", "RECORD");
        byte[] sealed = bytes("SELECT values_sealed FROM vault.identity WHERE kind = 'PERSON' AND part = 1");
        assertThat(new String(sealer.open(new SealedPlace("vault.identity", 7, 12, 1, "PERSON"), sealed), StandardCharsets.UTF_8)).contains("Featherstonehaugh");
        assertThatThrownBy(() -> sealer.open(new SealedPlace("vault.identity", 7, 13, 1, "PERSON"), sealed)).isInstanceOf(Failure.class);
    }

    @Test
    void textArrivesAsItIsWhateverIsInIt() throws SQLException {
        List<String> texts = List.of("\\N", "\\.", "tab\there", "line\nfeed\r\n", "quote\"'", "{brace,comma}", "naïve \ud83c\udf08", "\\x00", "");
        List<PseudonymisedRow> rows = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            Map<String, Object> values = new LinkedHashMap<>(TestFeed.street());
            values.put("street", texts.get(i));
            rows.add(TestFeed.pseudonymiser(TestFeed.streetCrime(), Set.of(), Set.of()).pseudonymise(TestFeed.row(i + 1, values)));
        }
        write(rows.toArray(PseudonymisedRow[]::new));
        assertThat(rows("SELECT street FROM staging.street_crime ORDER BY line_number")).extracting(row -> row.get("street"))
                .containsExactlyElementsOf(texts);
        assertThat(rows("SELECT DISTINCT longitude, latitude, month, area FROM staging.street_crime")).singleElement()
                .satisfies(row -> assertThat(row.values()).containsExactly("-2.587910", "51.454500", "2026-01-01", "INSIDE"));
    }

    @Test
    void rejectedRowIsSealedUnderItsLine() throws SQLException {
        List<Verdict.Reason> reasons = List.of(new Verdict.Reason("BAD_DATE", "birth"), new Verdict.Reason("WIDTH", ""));
        try (Connection run = DATABASE.connect(Purpose.RUN)) {
            quarantine.write(run, List.of(new Verdict.Rejected(3, reasons, Map.of("surname", "Featherstonehaugh"), true),
                    new Verdict.Rejected(4, reasons, Map.of(), false)));
        }
        assertThat(rows("SELECT line_number, reason_codes, column_names, counts_to_limit, key_epoch, values_sealed IS NULL AS bare"
                + " FROM quarantine.rejected_row ORDER BY 1")).extracting(row -> new ArrayList<>(row.values()))
                .containsExactly(new ArrayList<>(List.of("3", "{BAD_DATE,WIDTH}", "{birth,\"\"}", "t", "1", "f")),
                        new ArrayList<>(java.util.Arrays.asList("4", "{BAD_DATE,WIDTH}", "{birth,\"\"}", "f", null, "t")));
        byte[] sealed = bytes("SELECT values_sealed FROM quarantine.rejected_row WHERE line_number = 3");
        assertThat(new String(sealer.open(QuarantineWriter.place(TestFeed.LOAD, 3), sealed), StandardCharsets.UTF_8))
                .isEqualTo("{\"surname\":\"Featherstonehaugh\"}");
    }

    @Test
    void writersBelongToTheTransactionOfTheirConnection() throws SQLException {
        try (Connection run = DATABASE.connect(Purpose.RUN)) {
            run.setAutoCommit(false);
            staging.write(run, List.of(TestFeed.pseudonymiser().pseudonymise(TestFeed.row(12, TestFeed.crime()))));
            quarantine.write(run, List.of(new Verdict.Rejected(13, List.of(new Verdict.Reason("WIDTH", "")), Map.of(), true)));
            run.rollback();
        }
        assertThat(only("SELECT (SELECT count(*) FROM staging.incident) + (SELECT count(*) FROM vault.identity)"
                + " + (SELECT count(*) FROM quarantine.rejected_row) AS rows")).containsEntry("rows", "0");
    }

    @Test
    void sameLineTwiceIsAFailureThatNamesTheTableAndNoValue() throws SQLException {
        PseudonymisedRow row = TestFeed.pseudonymiser().pseudonymise(TestFeed.row(12, TestFeed.crime()));
        try (Connection run = DATABASE.connect(Purpose.RUN)) {
            assertThatThrownBy(() -> staging.write(run, List.of(row, row))).isInstanceOf(Failure.class)
                    .hasMessage("2 rows could not be written to staging.incident (23505, constraint incident_pkey).").hasNoCause();
        }
    }

    private void write(PseudonymisedRow... rows) throws SQLException {
        try (Connection run = DATABASE.connect(Purpose.RUN)) {
            staging.write(run, List.of(rows));
        }
    }

    private static Map<String, String> only(String query) throws SQLException {
        List<Map<String, String>> rows = rows(query);
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    private static List<Map<String, String>> rows(String query) throws SQLException {
        List<Map<String, String>> rows = new ArrayList<>();
        try (Connection owner = DATABASE.connect(Purpose.ADMINISTER); Statement statement = owner.createStatement(); ResultSet found = statement.executeQuery(query)) {
            while (found.next()) {
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    row.put(found.getMetaData().getColumnName(i), found.getString(i));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static byte[] bytes(String query) throws SQLException {
        try (Connection owner = DATABASE.connect(Purpose.ADMINISTER); Statement statement = owner.createStatement(); ResultSet found = statement.executeQuery(query)) {
            found.next();
            return found.getBytes(1);
        }
    }
}
