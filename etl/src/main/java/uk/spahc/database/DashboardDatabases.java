package uk.spahc.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import uk.spahc.home.Home;

/**
 * What the dashboards need of the embedded server: a database of their own for Superset's metadata, and a log-in for each of their trust
 * zones. Every step may be repeated.
 */
public final class DashboardDatabases {
    private static final String METADATA = "superset";
    private static final String METADATA_LOGIN = "superset_metadata";
    private static final String WAREHOUSE_LOGIN = "superset_internal";
    private static final String GATE_LOGIN = "superset_gate";

    /**
     * SQLAlchemy URIs with user and password: for a file that its owner alone may read, never for a log or a command line.
     *
     * @param warehouse reads schema {@code mart}
     * @param gate enters and looks up acceptances of the data-use statement
     */
    public record Uris(String metadata, String warehouse, String gate) {
        @Override
        public String toString() {
            return "Uris[hidden]";
        }
    }

    private DashboardDatabases() {
    }

    /**
     * Starts the server if need be and makes what is missing. The warehouse must have been migrated.
     *
     * @throws uk.spahc.outcome.Failure where that is not so
     */
    public static Uris prepare(Home home, Map<String, String> environment) {
        EmbeddedPostgres server = new EmbeddedPostgres(home, environment, System.err::println);
        EmbeddedWarehouse warehouse = EmbeddedWarehouse.open(server);
        Passwords passwords = server.passwords();
        passwords.admit(List.of(METADATA_LOGIN, WAREHOUSE_LOGIN, GATE_LOGIN));
        try (Connection connection = warehouse.connection(Purpose.ADMINISTER).open(); Statement statement = connection.createStatement()) {
            admit(statement, WAREHOUSE_LOGIN, passwords);
            admit(statement, GATE_LOGIN, passwords);
            Logins.createGroup(connection, METADATA_LOGIN);
            admit(statement, METADATA_LOGIN, passwords);
            makeMetadata(statement);
        } catch (SQLException e) {
            throw DatabaseFailures.explain(e);
        }
        int port = server.running().orElseThrow().port();
        return new Uris(uri(METADATA_LOGIN, passwords, port, METADATA), uri(WAREHOUSE_LOGIN, passwords, port, EmbeddedWarehouse.DATABASE),
                uri(GATE_LOGIN, passwords, port, EmbeddedWarehouse.DATABASE));
    }

    private static void admit(Statement statement, String login, Passwords passwords) throws SQLException {
        statement.execute("ALTER ROLE " + login + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD "
                + statement.enquoteLiteral(passwords.of(login)));
    }

    private static void makeMetadata(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + METADATA + "'")) {
            if (!row.next()) {
                statement.execute("CREATE DATABASE " + METADATA + " OWNER " + METADATA_LOGIN);
            }
        }
        statement.execute("REVOKE ALL ON DATABASE " + METADATA + " FROM PUBLIC");
    }

    /** With SCRAM alone, as {@link EmbeddedWarehouse} has it. */
    private static String uri(String login, Passwords passwords, int port, String database) {
        return "postgresql+psycopg2://" + login + ":" + passwords.of(login) + "@127.0.0.1:" + port + "/" + database
                + "?require_auth=scram-sha-256&sslmode=disable&gssencmode=disable&connect_timeout=10&application_name=dashboards";
    }
}
