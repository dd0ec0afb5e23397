package uk.spahc.conform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import uk.spahc.database.Purpose;
import uk.spahc.testing.TestDatabase;

/** The indexes and keys that a first large load does without come back as they were, or the load fails. */
class FirstLoadIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final String SET_ASIDE = "SELECT warehouse.set_indexes_aside(1, 1)";
    private static final String PUT_BACK = "SELECT warehouse.put_indexes_back()";
    private static final String CATALOGUE = """
            SELECT indexdef FROM pg_indexes WHERE schemaname = 'warehouse'
            UNION ALL
            SELECT conrelid::regclass || ' ' || conname || ' ' || contype::text || ' ' || convalidated || ' ' || pg_get_constraintdef(oid)
            FROM pg_constraint WHERE connamespace = 'warehouse'::regnamespace
            ORDER BY 1""";
    private static final String INDEXES_OF_FACTS = """
            SELECT count(*) FROM pg_indexes WHERE schemaname = 'warehouse'
            AND tablename IN ('dim_record', 'dim_event', 'fact_incident', 'bridge_incident_strand', 'fact_incident_hour', 'fact_involvement')""";
    private static final String ONE_EVENT = "INSERT INTO warehouse.dim_event (source_key, event_token) VALUES (0, '00000000-0000-0000-0000-000000000001')";

    @BeforeEach
    void oneLineIsStaged() throws SQLException {
        DATABASE.reset();
        try (Connection run = DATABASE.connect(Purpose.RUN); Statement statement = run.createStatement()) {
            statement.execute("INSERT INTO warehouse.dim_source (source_key, source_code, source_name, source_kind)"
                    + " VALUES (0, 'UNKNOWN', 'Unknown', 'UNKNOWN') ON CONFLICT DO NOTHING");
            statement.execute("INSERT INTO staging.incident (delivery_key, line_number, part, row_digest, record_token, area, geography_method)"
                    + " VALUES (1, 1, 0, gen_random_uuid(), gen_random_uuid(), 'INSIDE', 'NONE')");
        }
    }

    @Test
    void everyIndexAndKeyComesBackAsItWas() throws SQLException {
        try (Connection run = DATABASE.connect(Purpose.RUN)) {
            List<String> before = catalogue(run);
            run.setAutoCommit(false);

            assertThat(isSetAside(run)).isTrue();
            assertThat(number(run, INDEXES_OF_FACTS)).isZero();
            execute(run, PUT_BACK);
            run.commit();

            assertThat(catalogue(run)).isEqualTo(before);
            assertThat(number(run, "SELECT count(*) FROM staging.set_aside")).isZero();
        }
    }

    @Test
    void aLoadThatIsCutOffHasDroppedNothing() throws SQLException {
        try (Connection run = DATABASE.connect(Purpose.RUN)) {
            List<String> before = catalogue(run);
            run.setAutoCommit(false);
            assertThat(isSetAside(run)).isTrue();
            run.rollback();

            assertThat(catalogue(run)).isEqualTo(before);
        }
    }

    @Test
    void aRowThatRefersToNoneFailsTheLoad() throws SQLException {
        failsWith("INSERT INTO warehouse.bridge_incident_strand VALUES (77, 0, 1, 0)", "23503");
    }

    @Test
    void aKeyThatIsThereTwiceFailsTheLoad() throws SQLException {
        failsWith(ONE_EVENT + ", (0, '00000000-0000-0000-0000-000000000001')", "23505");
    }

    @Test
    void nothingHappensOnceThereIsAnything() throws SQLException {
        try (Connection run = DATABASE.connect(Purpose.RUN)) {
            List<String> before = catalogue(run);
            execute(run, ONE_EVENT);

            assertThat(isSetAside(run)).isFalse();
            assertThat(catalogue(run)).isEqualTo(before);
        }
    }

    @Test
    void nothingHappensForASmallDelivery() throws SQLException {
        try (Connection run = DATABASE.connect(Purpose.RUN)) {
            assertThat(jdbc(run).sql("SELECT warehouse.set_indexes_aside(1, 2)").query(Boolean.class).single()).isFalse();
        }
    }

    @Test
    void nothingHappensWhileSomebodyReads() throws SQLException {
        try (Connection reader = DATABASE.connect(Purpose.READ); Connection run = DATABASE.connect(Purpose.RUN)) {
            reader.setAutoCommit(false);
            number(reader, "SELECT count(*) FROM warehouse.fact_involvement");

            assertThat(isSetAside(run)).isFalse();
            reader.rollback();
        }
    }

    @Test
    void theRunMayNotWriteWhatIsPutBackWithTheOwnersRights() throws SQLException {
        try (Connection run = DATABASE.connect(Purpose.RUN)) {
            for (String statement : List.of("INSERT INTO staging.set_aside VALUES (1, 'SELECT 1')", "UPDATE staging.set_aside SET statement = ''",
                    "DELETE FROM staging.set_aside")) {
                assertThatThrownBy(() -> execute(run, statement)).hasMessageContaining("permission denied");
            }
        }
    }

    private static void failsWith(String wrong, String state) throws SQLException {
        try (Connection run = DATABASE.connect(Purpose.RUN)) {
            run.setAutoCommit(false);
            assertThat(isSetAside(run)).isTrue();
            execute(run, wrong);

            assertThatThrownBy(() -> execute(run, PUT_BACK)).isInstanceOfSatisfying(SQLException.class,
                    e -> assertThat(e.getSQLState()).isEqualTo(state));
            run.rollback();
        }
    }

    private static List<String> catalogue(Connection connection) {
        return new ArrayList<>(jdbc(connection).sql(CATALOGUE).query(String.class).list());
    }

    private static boolean isSetAside(Connection run) {
        return jdbc(run).sql(SET_ASIDE).query(Boolean.class).single();
    }

    private static long number(Connection connection, String sql) {
        return jdbc(connection).sql(sql).query((row, index) -> row.getLong(1)).list().stream().mapToLong(Long::longValue).sum();
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
