package uk.spahc.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import uk.spahc.outcome.Failure;
import uk.spahc.testing.TestDatabase;

class MigrationIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.empty();

    @BeforeEach
    void emptyAgain() {
        DATABASE.reset();
    }

    @Test
    void makesEverythingOnceAndSaysSo() throws SQLException {
        Migration.Result first = migrate("migration/objects.yaml");
        assertThat(first.changeSets()).isEqualTo(4);
        assertThat(first.comments()).isEqualTo(3);
        assertThat(first.unknownModels()).containsExactly("trial.fact_incident.no_such_column");
        Migration.Result second = migrate("migration/objects.yaml");
        assertThat(second.changeSets()).isZero();
        assertThat(second.comments()).isZero();
        assertThat(value("SELECT obj_description('trial.fact_incident'::regclass)"))
                .isEqualTo("Incidents; it's \"quoted\" and has a \\ in it.\nGrain: one row per version of one record of one source");
        assertThat(value("SELECT obj_description('trial.incidents'::regclass)")).isEqualTo("How many.");
    }

    @Test
    void everyObjectBelongsToTheOwner() throws SQLException {
        migrate("migration/objects.yaml");
        assertThat(value("SELECT string_agg(DISTINCT tableowner, ',') FROM pg_tables WHERE schemaname IN ('trial', 'liquibase')"))
                .isEqualTo("spahc_owner");
    }

    @Test
    void theRunWritesAndTheReaderCannot() throws SQLException {
        migrate("migration/objects.yaml");
        try (Connection run = DATABASE.connect(Purpose.RUN); Statement statement = run.createStatement()) {
            statement.execute("INSERT INTO trial.fact_incident VALUES (1, 'A')");
            assertThatThrownBy(() -> statement.execute("DROP TABLE trial.fact_incident")).isInstanceOf(SQLException.class);
        }
        try (Connection reader = DATABASE.connect(Purpose.READ); Statement statement = reader.createStatement()) {
            statement.execute("SELECT * FROM trial.fact_incident");
            assertThatThrownBy(() -> statement.execute("INSERT INTO trial.fact_incident VALUES (2, 'B')")).isInstanceOf(SQLException.class);
            statement.execute("SET default_transaction_read_only = off");
            assertThatThrownBy(() -> statement.execute("INSERT INTO trial.fact_incident VALUES (2, 'B')")).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void aBrokenChangeIsNamedAndLeavesNothing() throws SQLException {
        assertThatThrownBy(() -> migrate("migration/broken.yaml")).isInstanceOf(Failure.class)
                .hasMessageContaining("change set 'broken' of migration/broken.yaml")
                .hasMessageContaining("SQLState 42P01: relation \"trial.no_such_table\" does not exist");
        assertThat(value("SELECT to_regclass('trial.fact_incident')::text")).isNull();
    }

    @Test
    void aChangelogThatCannotBeReadIsNamed() {
        assertThatThrownBy(() -> migrate("migration/no-such.yaml")).isInstanceOf(Failure.class).hasMessageContaining("migration/no-such.yaml");
    }

    @Test
    void aKilledMigrationIsFinishedByTheNext() throws Exception {
        setPause("60");
        String classPath = System.getProperty("surefire.real.class.path", System.getProperty("java.class.path"));
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", classPath, MigrationProcess.class.getName(), "migration/slow.yaml").inheritIO();
        builder.environment().putAll(DATABASE.environment());
        Process migration = builder.start();
        awaitSleeping(migration);
        migration.destroyForcibly().waitFor();
        setPause("0");

        Instant start = Instant.now();
        migrate("migration/slow.yaml");

        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
        assertThat(value("SELECT count(*)::text FROM liquibase.databasechangelog")).isEqualTo("5");
    }

    @Test
    void aLockLeftByAnotherToolIsReleased() throws SQLException {
        migrate("migration/objects.yaml");
        try (Connection connection = DATABASE.connect(Purpose.ADMINISTER); Statement statement = connection.createStatement()) {
            statement.execute("UPDATE liquibase.databasechangeloglock SET locked = true, lockgranted = now(), lockedby = 'a dead host'");
        }
        assertThat(migrate("migration/slow.yaml").changeSets()).isEqualTo(1);
    }

    private static void setPause(String seconds) throws SQLException {
        try (Connection connection = DATABASE.connect(Purpose.ADMINISTER); Statement statement = connection.createStatement()) {
            statement.execute("ALTER DATABASE " + connection.getCatalog() + " SET trial.pause = '" + seconds + "'");
        }
    }

    private static void awaitSleeping(Process migration) throws Exception {
        Instant end = Instant.now().plusSeconds(30);
        while (!"1".equals(value("SELECT count(*)::text FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'"))) {
            assertThat(migration.isAlive() && Instant.now().isBefore(end)).as("the migration is at its slow change").isTrue();
            Thread.sleep(100);
        }
    }

    private static Migration.Result migrate(String objects) {
        return Migration.run(DATABASE.warehouse(), new Migration.Sources("migration/server.yaml", objects, "migration/models.yml"));
    }

    private static String value(String sql) throws SQLException {
        try (Connection connection = DATABASE.connect(Purpose.ADMINISTER); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
