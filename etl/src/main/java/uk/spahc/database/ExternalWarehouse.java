package uk.spahc.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/** The warehouse on a server that somebody else runs, named by Spring's datasource settings. */
final class ExternalWarehouse implements WarehouseDatabase {
    static final int OLDEST_VERSION = 15;

    private final JdbcUrl url;
    private final String user;
    private final String password;
    private final JdbcUrl administratorUrl;
    private final String administrator;
    private final String administratorPassword;

    private ExternalWarehouse(Map<String, String> environment) {
        JdbcUrl given = JdbcUrl.parse(environment.get(URL_SETTING).strip());
        this.url = given.without("user").without("password");
        this.user = environment.getOrDefault("SPRING_DATASOURCE_USERNAME", given.parameters().getOrDefault("user", ""));
        this.password = environment.getOrDefault("SPRING_DATASOURCE_PASSWORD", given.parameters().getOrDefault("password", ""));
        this.administratorUrl = JdbcUrl.parse(environment.getOrDefault("SPRING_LIQUIBASE_URL", url.toString()));
        this.administrator = environment.getOrDefault("SPRING_LIQUIBASE_USER", user);
        this.administratorPassword = environment.getOrDefault("SPRING_LIQUIBASE_PASSWORD", password);
    }

    static ExternalWarehouse open(Map<String, String> environment) {
        ExternalWarehouse warehouse = new ExternalWarehouse(environment);
        if (!warehouse.url.base().startsWith("jdbc:postgresql:")) {
            throw new Failure(ExitCode.WRONG_USE, URL_SETTING + " does not name a PostgreSQL database.",
                    "Give it the form jdbc:postgresql://host:5432/database.");
        }
        ConnectionSettings plain = warehouse.connection(Purpose.ADMINISTER);
        try (Connection connection = plain.open()) {
            requireVersion(connection.getMetaData().getDatabaseMajorVersion());
        } catch (SQLException e) {
            throw DatabaseFailures.explain(e);
        }
        return warehouse;
    }

    @Override
    public ConnectionSettings connection(Purpose purpose) {
        return purpose == Purpose.ADMINISTER
                ? new ConnectionSettings(SessionUrl.forPurpose(administratorUrl, purpose).toString(), administrator, administratorPassword)
                : new ConnectionSettings(SessionUrl.forPurpose(url, purpose).toString(), user, password);
    }

    @Override
    public ConnectionSettings administeringAs(String role) {
        return new ConnectionSettings(SessionUrl.forPurpose(administratorUrl, Purpose.ADMINISTER).withOption("role", role).toString(),
                administrator, administratorPassword);
    }

    @Override
    public void admitLogins(Connection connection) throws SQLException {
        Logins.admit(connection, user, SessionUrl.RUN_ROLE);
        Logins.admit(connection, user, SessionUrl.READER_ROLE);
    }

    private static void requireVersion(int version) {
        if (version < OLDEST_VERSION) {
            throw new Failure(ExitCode.FAILED, "The database server is PostgreSQL " + version + "; spahc needs " + OLDEST_VERSION + " or later.",
                    "Upgrade that server, name another with " + URL_SETTING + ", or remove the setting to use the embedded one.");
        }
    }
}
