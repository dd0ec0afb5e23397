package uk.spahc.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.spahc.testing.Night;
import uk.spahc.testing.TestDatabase;

/** Who may what: as the catalogue has it, and as each role finds when it tries. */
class GrantsIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final Path CHECKS = Path.of("..", "warehouse", "checks");
    private static final String RIGHT_MISSING = "42501";

    @Test
    void theCatalogueGrantsWhatIsListedAndNothingElse() throws Exception {
        List<String> expected = Files.readAllLines(CHECKS.resolve("grants-expected.csv"));
        List<String> actual = new ArrayList<>(List.of("grantee,kind,object,privileges"));
        actual.addAll(ask(Files.readString(CHECKS.resolve("grants-actual.sql"))));
        assertThat(actual).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "superset_internal | SELECT * FROM warehouse.fact_incident",
        "superset_internal | SELECT * FROM warehouse.dim_strand",
        "superset_internal | SELECT * FROM staging.incident",
        "superset_internal | SELECT * FROM vault.identity",
        "superset_internal | SELECT * FROM vault.person_record",
        "superset_internal | SELECT reason_codes FROM quarantine.rejected_row",
        "superset_internal | SELECT * FROM audit.delivery",
        "superset_internal | SELECT * FROM governance.agreement",
        "superset_internal | SELECT * FROM batch.batch_job_execution",
        "superset_internal | CREATE TABLE public.mine (one integer)",
        "superset_internal | CREATE TABLE mart.mine (one integer)",
        "superset_gate | SELECT address FROM governance.data_use_acceptance",
        "superset_gate | UPDATE governance.data_use_acceptance SET user_name = 'x'",
        "superset_gate | DELETE FROM governance.data_use_acceptance",
        "superset_gate | SELECT * FROM governance.agreement",
        "superset_gate | SELECT * FROM mart.mart_hate_crime__incident",
        "superset_partner | SELECT * FROM mart.mart_hate_crime__incident",
        "superset_partner | SELECT * FROM governance.data_use_acceptance",
        "spahc_reader | SELECT * FROM governance.data_use_acceptance",
        "spahc_run | INSERT INTO governance.data_use_acceptance (user_name) VALUES ('x')",
        "spahc_run | SELECT * FROM vault.identity",
        "spahc_run | SELECT values_sealed FROM vault.identity",
        "spahc_run | SELECT forename FROM vault.person_record",
        "spahc_run | SELECT * FROM vault.person_link",
        "spahc_run | UPDATE vault.identity SET values_sealed = NULL",
        "spahc_run | DELETE FROM vault.identity",
        "spahc_run | SELECT values_sealed FROM quarantine.rejected_row",
        "spahc_run | DELETE FROM audit.delivery",
        "spahc_run | DROP TABLE staging.incident",
        "spahc_reader | SELECT * FROM vault.identity",
        "spahc_reader | SELECT * FROM vault.person_record",
        "spahc_reader | SELECT values_sealed FROM quarantine.rejected_row",
        "spahc_reader | DELETE FROM warehouse.fact_incident",
        "data_officer | SELECT * FROM warehouse.fact_incident",
        "data_officer | SELECT * FROM vault.identity",
        "data_officer | SELECT values_sealed FROM quarantine.rejected_row",
        "governance_lead | SELECT * FROM vault.identity",
        "governance_lead | SELECT * FROM mart.mart_hate_crime__incident",
        "spahc_resolver | SELECT values_sealed FROM vault.identity",
        "spahc_resolver | SELECT * FROM quarantine.rejected_row"})
    void roleIsRefused(String role, String statement) throws SQLException {
        assertThat(stateOf(role, statement)).as(role + ": " + statement).isIn(RIGHT_MISSING, "25006");
        assertThat(stateOf(role, "SET default_transaction_read_only = off; " + statement)).as("manners aside").isEqualTo(RIGHT_MISSING);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "superset_internal | SELECT * FROM mart.mart_hate_crime__incident",
        "superset_internal | SELECT * FROM mart.mart_hate_crime__area_month LIMIT 1",
        "spahc_reader | SELECT * FROM warehouse.fact_incident",
        "spahc_resolver | SELECT forename FROM vault.person_record",
        "data_officer | SELECT reason_codes FROM quarantine.rejected_row",
        "governance_lead | SELECT * FROM governance.agreement",
        "governance_lead | SELECT * FROM governance.data_use_acceptance",
        "superset_gate | SELECT user_name, accepted_at FROM governance.data_use_acceptance",
        "superset_gate | INSERT INTO governance.data_use_acceptance (user_name, statement_version, statement_sha256) VALUES ('x', '1', repeat('0', 64))",
        "spahc_run | SELECT vault.forget_delivery(0)"})
    void roleIsLetIn(String role, String statement) throws SQLException {
        assertThat(stateOf(role, statement)).isEmpty();
    }

    @Test
    void anAcceptanceIsNeverChangedNotEvenByItsOwner() throws SQLException {
        for (String statement : List.of("UPDATE governance.data_use_acceptance SET user_name = 'x'", "DELETE FROM governance.data_use_acceptance",
                "TRUNCATE governance.data_use_acceptance")) {
            assertThat(stateOf("spahc_owner", statement)).as(statement).isEqualTo(RIGHT_MISSING);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"superset_internal", "spahc_reader", "data_officer", "spahc_run"})
    void noRoleMayRunTextAsAQuery(String role) throws SQLException {
        for (String call : List.of("query_to_xml('SELECT 1', true, true, '')", "table_to_xml('mart.mart_hate_crime__incident', true, true, '')",
                "schema_to_xml('mart', true, true, '')", "database_to_xml(true, true, '')", "cursor_to_xml('c', 1, true, true, '')",
                "query_to_xmlschema('SELECT 1', true, true, '')", "query_to_xml_and_xmlschema('SELECT 1', true, true, '')")) {
            assertThat(stateOf(role, "SELECT " + call)).as(role + ": " + call).isEqualTo(RIGHT_MISSING);
        }
    }

    @Test
    void noFunctionThatRunsTextAsAQueryIsLeftToThePublic() throws SQLException {
        assertThat(ask("""
                SELECT p.oid::regprocedure FROM pg_proc p
                WHERE p.pronamespace = 'pg_catalog'::regnamespace AND p.proname ~ '_to_xml' AND has_function_privilege('public', p.oid, 'EXECUTE')
                """)).isEmpty();
    }

    /** The SQLState that the role gets; empty where the statement succeeds. */
    private static String stateOf(String role, String sql) throws SQLException {
        try (Connection connection = DATABASE.connect(Purpose.ADMINISTER); Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION AUTHORIZATION " + role);
            try {
                statement.execute(sql);
                return "";
            } catch (SQLException e) {
                return e.getSQLState();
            }
        }
    }

    private static List<String> ask(String sql) throws SQLException {
        try (Connection connection = DATABASE.connect(Purpose.ADMINISTER); Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return Night.rows(result);
        }
    }
}
