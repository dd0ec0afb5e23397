package uk.spahc.database;

/**
 * How to open one kind of connection. The URL already carries the role to act as ({@code options=-c role=…}),
 * {@code logServerErrorDetail=false}, so that no row of a delivery reaches a message, and an application name.
 *
 * @param url JDBC URL, without user or password
 */
public record ConnectionSettings(String url, String user, String password) {
    @Override
    public String toString() {
        return "ConnectionSettings[url=" + url + ", user=" + user + ", password hidden]";
    }
}
