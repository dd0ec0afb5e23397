package uk.spahc.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Log-ins, roles and what they may act as. Every step may be repeated. */
final class Logins {
    private static final int MEMBERSHIP_SPLIT_VERSION = 16;

    private Logins() {
    }

    /** A role that nobody logs in as, which owns things or holds rights. */
    static void createGroup(Connection connection, String role) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (!exists(connection, role)) {
                statement.execute("CREATE ROLE " + name(statement, role) + " NOLOGIN");
            }
        }
    }

    /** A log-in with that password, a member of {@code role}, that may connect to this database. */
    static void create(Connection connection, String login, String password, String role) throws SQLException {
        createGroup(connection, login);
        try (Statement statement = connection.createStatement()) {
            String name = name(statement, login);
            statement.execute("ALTER ROLE " + name + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD "
                    + statement.enquoteLiteral(password));
            statement.execute("GRANT CONNECT ON DATABASE " + name(statement, connection.getCatalog()) + " TO " + name);
        }
        admit(connection, login, role);
    }

    static void readOnly(Connection connection, String login) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ALTER ROLE " + name(statement, login) + " SET default_transaction_read_only = on");
        }
    }

    /** Lets {@code login} act as {@code role}, unless it may already. */
    static void admit(Connection connection, String login, String role) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (!mayActAs(connection, login, role)) {
                statement.execute("GRANT " + name(statement, role) + " TO " + name(statement, login));
            }
        }
    }

    private static boolean exists(Connection connection, String role) throws SQLException {
        return isTrue(connection, "SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = ?)", role);
    }

    private static boolean mayActAs(Connection connection, String login, String role) throws SQLException {
        // Before 16 a member might always act as the role; since then membership and that right are granted apart.
        String right = connection.getMetaData().getDatabaseMajorVersion() < MEMBERSHIP_SPLIT_VERSION ? "MEMBER" : "SET";
        return isTrue(connection, "SELECT pg_has_role(?, ?, '" + right + "')", login, role);
    }

    private static String name(Statement statement, String identifier) throws SQLException {
        return statement.enquoteIdentifier(identifier, true);
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
