package uk.spahc.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * How to open one kind of connection. The URL already carries the role to act as ({@code options=-c role=…}),
 * {@code logServerErrorDetail=false}, so that no row of a delivery reaches a message, and an application name.
 *
 * @param url JDBC URL, without user or password
 */
public record ConnectionSettings(String url, String user, String password) {
    /** A new connection, auto-commit on. {@link DatabaseFailures} explains what it throws. */
    public Connection open() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    @Override
    public String toString() {
        return "ConnectionSettings[url=" + url + ", user=" + user + ", password hidden]";
    }
}
