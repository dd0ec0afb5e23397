package uk.spahc.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The warehouse on the home's own server. */
final class EmbeddedWarehouse implements WarehouseDatabase {
    static final String DATABASE = "spahc";

    private final int port;
    private final Passwords passwords;

    private EmbeddedWarehouse(int port, Passwords passwords) {
        this.port = port;
        this.passwords = passwords;
    }

    /** Starts the server if need be, makes sure that it is this home's, and that it has a database for the warehouse. */
    static EmbeddedWarehouse open(EmbeddedPostgres server) {
        RunningServer running = server.start();
        EmbeddedWarehouse warehouse = new EmbeddedWarehouse(running.port(), server.passwords());
        ConnectionSettings settings = warehouse.administrator("postgres");
        try (Connection connection = settings.open();
                Statement statement = connection.createStatement()) {
            if (!systemIdentifier(statement).equals(server.folder().systemIdentifier())) {
                throw ServerTrouble.foreignServer(running.port());
            }
            makeDatabase(statement);
            return warehouse;
        } catch (SQLException e) {
            throw DatabaseFailures.explain(e);
        } catch (IOException e) {
            throw ServerTrouble.writing("The database's folder " + server.folder().data() + " cannot be read", e);
        }
    }

    @Override
    public ConnectionSettings connection(Purpose purpose) {
        String login = switch (purpose) {
            case ADMINISTER -> Passwords.ADMINISTRATOR;
            case RUN -> Passwords.OPERATOR;
            case READ -> Passwords.READER;
        };
        return settings(SessionUrl.forPurpose(url(DATABASE), purpose), login);
    }

    @Override
    public ConnectionSettings administeringAs(String role) {
        return settings(SessionUrl.forPurpose(url(DATABASE), Purpose.ADMINISTER).withOption("role", role), Passwords.ADMINISTRATOR);
    }

    @Override
    public void admitLogins(Connection administrator) throws SQLException {
        Logins.create(administrator, Passwords.OPERATOR, passwords.of(Passwords.OPERATOR), SessionUrl.RUN_ROLE);
        Logins.create(administrator, Passwords.READER, passwords.of(Passwords.READER), SessionUrl.READER_ROLE);
        Logins.readOnly(administrator, Passwords.READER);
    }

    private ConnectionSettings administrator(String database) {
        return settings(SessionUrl.forPurpose(url(database), Purpose.ADMINISTER), Passwords.ADMINISTRATOR);
    }

    private ConnectionSettings settings(JdbcUrl url, String login) {
        return new ConnectionSettings(url.toString(), login, passwords.of(login));
    }

    /** With SCRAM alone, a stranger that took the port learns no password and cannot pass for the server. */
    private JdbcUrl url(String database) {
        return JdbcUrl.parse("jdbc:postgresql://127.0.0.1:" + port + "/" + database)
                .with("requireAuth", "scram-sha-256").with("sslmode", "disable").with("gssEncMode", "disable");
    }

    private static String systemIdentifier(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT system_identifier FROM pg_control_system()")) {
            row.next();
            return row.getString(1);
        }
    }

    private static void makeDatabase(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
            if (row.next()) {
                return;
            }
        }
        statement.execute("REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC");
        try {
            statement.execute("CREATE DATABASE " + DATABASE);
        } catch (SQLException e) {
            if (!e.getSQLState().equals("42P04") && !e.getSQLState().equals("23505")) {
                throw e;
            }
            // Another command that started at the same time has just made it.
        }
        statement.execute("REVOKE ALL ON DATABASE " + DATABASE + " FROM PUBLIC");
    }
}
