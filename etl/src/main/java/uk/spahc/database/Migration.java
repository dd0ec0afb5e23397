package uk.spahc.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Brings a database to the state that this build's changelogs and model descriptions ask for. Killed at any moment, it
 * leaves each pass whole or undone, and the next migration goes on from there. Two at once are the caller's to prevent, by
 * the run lock.
 */
public final class Migration {
    /**
     * Classpath resources that a migration reads.
     *
     * @param server roles and rights, applied by an administrator; each change set must bear a server where another
     *     database has made the roles already
     * @param objects everything else, owned by {@code spahc_owner}
     * @param models descriptions, put on tables, views and columns as comments
     */
    public record Sources(String server, String objects, String models) {
        public static final Sources WAREHOUSE = new Sources("warehouse/changelog/security/server.yaml",
                "warehouse/changelog/changelog.yaml", "warehouse/models.yml");
    }

    /**
     * @param changeSets applied now; 0 where the database was up to date
     * @param comments set or altered
     * @param unknownModels tables and columns that the descriptions name and the database lacks
     */
    public record Result(int changeSets, int comments, List<String> unknownModels) {
    }

    private static final String HISTORY = ChangelogPass.SCHEMA + ".databasechangelog";
    private static final String LOCK = ChangelogPass.SCHEMA + ".databasechangeloglock";

    private Migration() {
    }

    public static Result run(WarehouseDatabase database) {
        return run(database, Sources.WAREHOUSE);
    }

    /** @throws uk.spahc.outcome.Failure naming the change set that failed */
    public static Result run(WarehouseDatabase database, Sources sources) {
        ConnectionSettings administrator = database.connection(Purpose.ADMINISTER);
        within(administrator, Migration::prepare);
        int server = ChangelogPass.apply(sources.server(), administrator);
        within(administrator, Migration::handOver);
        ConnectionSettings owner = database.administeringAs(SessionUrl.OWNER_ROLE);
        int objects = ChangelogPass.apply(sources.objects(), owner);
        ModelComments comments = ModelComments.read(sources.models());
        within(owner, comments::apply);
        within(administrator, database::admitLogins);
        String mark = BuildMark.ofBuild(sources);
        within(owner, connection -> BuildMark.put(connection, mark));
        return new Result(server + objects, comments.altered(), comments.unknown());
    }

    /**
     * Whether this very build has migrated the database, so that nothing is left to do.
     *
     * @param connection of any role
     */
    public static boolean isCurrent(Connection connection) throws SQLException {
        return BuildMark.isOn(connection, BuildMark.ofBuild(Sources.WAREHOUSE));
    }

    /** What must be there before Liquibase can note anything: the owner, and the schema of Liquibase's own tables. */
    private static void prepare(Connection connection) throws SQLException {
        Logins.createGroup(connection, SessionUrl.OWNER_ROLE);
        try (Statement statement = connection.createStatement()) {
            Logins.admit(connection, connection.getMetaData().getUserName(), SessionUrl.OWNER_ROLE);
            statement.execute("GRANT CREATE ON DATABASE " + statement.enquoteIdentifier(connection.getCatalog(), true)
                    + " TO " + SessionUrl.OWNER_ROLE);
            statement.execute("CREATE SCHEMA IF NOT EXISTS " + ChangelogPass.SCHEMA + " AUTHORIZATION " + SessionUrl.OWNER_ROLE);
            // Our migrations leave no lock when killed, but Liquibase run by hand does; the caller's run lock makes it stale.
            if (isThere(statement, LOCK)) {
                statement.execute("UPDATE " + LOCK + " SET locked = false, lockgranted = NULL, lockedby = NULL WHERE locked");
            }
        }
    }

    /** The administrator's pass makes Liquibase's tables; the owner's pass writes to them. */
    private static void handOver(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : List.of(HISTORY, LOCK)) {
                if (isThere(statement, table)) {
                    statement.execute("ALTER TABLE " + table + " OWNER TO " + SessionUrl.OWNER_ROLE);
                }
            }
        }
    }

    private static boolean isThere(Statement statement, String table) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT to_regclass('" + table + "') IS NOT NULL")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static void within(ConnectionSettings settings, Step step) {
        try (Connection connection = settings.open()) {
            connection.setAutoCommit(false);
            step.run(connection);
            connection.commit();
        } catch (SQLException e) {
            throw DatabaseFailures.explain(e);
        }
    }

    private interface Step {
        void run(Connection connection) throws SQLException;
    }
}
