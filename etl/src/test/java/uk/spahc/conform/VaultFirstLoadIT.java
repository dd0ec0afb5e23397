package uk.spahc.conform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import uk.spahc.database.Purpose;
import uk.spahc.testing.TestDatabase;

/** The vault's indexes and keys, which a first large delivery does without over many transactions, come back as they were. */
class VaultFirstLoadIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final String SET_ASIDE = "SELECT vault.set_indexes_aside(1000, 1000)";
    private static final String PUT_BACK = "SELECT vault.put_indexes_back()";
    private static final String CATALOGUE = """
            SELECT indexdef FROM pg_indexes WHERE schemaname = 'vault'
            UNION ALL
            SELECT conrelid::regclass || ' ' || conname || ' ' || contype::text || ' ' || convalidated || ' ' || pg_get_constraintdef(oid)
            FROM pg_constraint WHERE connamespace = 'vault'::regnamespace
            ORDER BY 1""";
    private static final String INDEXES_OF_PEOPLE =
            "SELECT count(*) FROM pg_indexes WHERE schemaname = 'vault' AND tablename IN ('person_record', 'identity', 'person_link')";
    private static final String ONE_IDENTITY =
            "INSERT INTO vault.identity (delivery_key, line_number, part, kind, load_key, key_epoch, values_sealed) VALUES (1, 1, 1, 'PERSON', 1, 1, '')";

    @BeforeEach
    void nobodyIsKnown() throws SQLException {
        try (Connection administrator = DATABASE.connect(Purpose.ADMINISTER)) {
            execute(administrator, "TRUNCATE vault.person_record, vault.identity, vault.person_link");
            execute(administrator, PUT_BACK);
        }
    }

    @Test
    void everyIndexAndKeyComesBackAsItWas() throws SQLException {
        try (Connection run = DATABASE.connect(Purpose.RUN)) {
            List<String> before = catalogue(run);

            assertThat(isSetAside(run)).isTrue();
            assertThat(number(run, INDEXES_OF_PEOPLE)).isZero();
            execute(run, ONE_IDENTITY);
            execute(run, PUT_BACK);

            assertThat(catalogue(run)).isEqualTo(before);
        }
    }

    @Test
    void aDeliveryThatIsCutOffAndBeginsAgainLosesNone() throws SQLException {
        try (Connection run = DATABASE.connect(Purpose.RUN)) {
            List<String> before = catalogue(run);
            assertThat(isSetAside(run)).isTrue();
            assertThat(isSetAside(run)).isFalse();
            execute(run, ONE_IDENTITY);
            assertThat(isSetAside(run)).isFalse();
            run.setAutoCommit(false);
            execute(run, PUT_BACK);
            run.rollback();
            assertThat(number(run, INDEXES_OF_PEOPLE)).isZero();
            execute(run, PUT_BACK);
            run.commit();

            assertThat(catalogue(run)).isEqualTo(before);
            execute(run, PUT_BACK);
            assertThat(catalogue(run)).isEqualTo(before);
            run.commit();
        }
    }

    @Test
    void aKeyThatIsThereTwiceFailsTheLoad() throws SQLException {
        try (Connection run = DATABASE.connect(Purpose.RUN)) {
            assertThat(isSetAside(run)).isTrue();
            execute(run, ONE_IDENTITY);
            execute(run, ONE_IDENTITY);

            assertThatThrownBy(() -> execute(run, PUT_BACK)).isInstanceOfSatisfying(SQLException.class,
                    e -> assertThat(e.getSQLState()).isEqualTo("23505"));
        }
    }

    @Test
    void nothingHappensOnceSomebodyIsKnownNorForASmallDelivery() throws SQLException {
        try (Connection run = DATABASE.connect(Purpose.RUN)) {
            List<String> before = catalogue(run);
            assertThat(jdbc(run).sql("SELECT vault.set_indexes_aside(999, 1000)").query(Boolean.class).single()).isFalse();
            execute(run, ONE_IDENTITY);

            assertThat(isSetAside(run)).isFalse();
            assertThat(catalogue(run)).isEqualTo(before);
        }
    }

    @Test
    void nothingHappensWhileSomebodyLooksIntoTheVault() throws SQLException {
        try (Connection officer = DATABASE.connect(Purpose.ADMINISTER); Connection run = DATABASE.connect(Purpose.RUN)) {
            officer.setAutoCommit(false);
            number(officer, "SELECT count(*) FROM vault.identity");

            assertThat(isSetAside(run)).isFalse();
            officer.rollback();
        }
    }

    @Test
    void theRunMayNeitherReadNorWriteWhatIsPutBackWithTheOwnersRights() throws SQLException {
        try (Connection run = DATABASE.connect(Purpose.RUN)) {
            for (String statement : List.of("INSERT INTO vault.set_aside VALUES (1, 'SELECT 1')", "UPDATE vault.set_aside SET statement = ''",
                    "DELETE FROM vault.set_aside", "SELECT * FROM vault.set_aside")) {
                assertThatThrownBy(() -> execute(run, statement)).hasMessageContaining("permission denied");
            }
        }
    }

    private static List<String> catalogue(Connection connection) {
        return jdbc(connection).sql(CATALOGUE).query(String.class).list();
    }

    private static boolean isSetAside(Connection run) {
        return jdbc(run).sql(SET_ASIDE).query(Boolean.class).single();
    }

    private static long number(Connection connection, String sql) {
        return jdbc(connection).sql(sql).query(Long.class).single();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static JdbcClient jdbc(Connection connection) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }
}
