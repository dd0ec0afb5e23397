package uk.spahc.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Log-ins and what they may act as. Every step may be repeated. */
final class Logins {
    private static final int MEMBERSHIP_SPLIT_VERSION = 16;

    private Logins() {
    }

    /** A log-in with that password, a member of {@code role}, that may connect to this database. */
    static void create(Connection connection, String login, String password, String role) throws SQLException {
        if (!exists(connection, login)) {
            execute(connection, "CREATE ROLE %I LOGIN", login);
        }
        execute(connection, "ALTER ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD %L", login, password);
        execute(connection, "GRANT CONNECT ON DATABASE %I TO %I", connection.getCatalog(), login);
        admit(connection, login, role);
    }

    static void readOnly(Connection connection, String login) throws SQLException {
        execute(connection, "ALTER ROLE %I SET default_transaction_read_only = on", login);
    }

    /** Lets {@code login} act as {@code role}, unless it may already. */
    static void admit(Connection connection, String login, String role) throws SQLException {
        if (!mayActAs(connection, login, role)) {
            execute(connection, "GRANT %I TO %I", role, login);
        }
    }

    static boolean exists(Connection connection, String role) throws SQLException {
        return isTrue(connection, "SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = ?)", role);
    }

    static boolean mayActAs(Connection connection, String login, String role) throws SQLException {
        // Before 16 a member might always act as the role; since then membership and that right are granted apart.
        String right = connection.getMetaData().getDatabaseMajorVersion() < MEMBERSHIP_SPLIT_VERSION ? "MEMBER" : "SET";
        return isTrue(connection, "SELECT pg_has_role(?, ?, '" + right + "')", login, role);
    }

    /** PostgreSQL quotes the names and values itself, by its {@code format()}. */
    static void execute(Connection connection, String format, String... values) throws SQLException {
        String sql;
        try (PreparedStatement quoting = connection.prepareStatement("SELECT format(?, VARIADIC ?)")) {
            quoting.setString(1, format);
            quoting.setArray(2, connection.createArrayOf("text", values));
            try (ResultSet row = quoting.executeQuery()) {
                row.next();
                sql = row.getString(1);
            }
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static boolean isTrue(Connection connection, String sql, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
