package uk.spahc.database;

import java.util.Map;
import java.util.function.Consumer;
import uk.spahc.home.Home;

/**
 * The warehouse's database: the server that a datasource names, else the embedded one of the home.
 */
public sealed interface WarehouseDatabase permits EmbeddedWarehouse, ExternalWarehouse {
    String URL_SETTING = "SPRING_DATASOURCE_URL";

    /**
     * Finds the database, starting the embedded server if need be.
     *
     * @param environment the settings, as {@link System#getenv()} gives them
     * @throws uk.spahc.outcome.Failure where it cannot be reached, is too old, or cannot start
     */
    static WarehouseDatabase open(Home home, Map<String, String> environment) {
        return open(home, environment, System.err::println);
    }

    /** @param tell takes plain sentences for the person at the terminal, such as a change of port */
    static WarehouseDatabase open(Home home, Map<String, String> environment, Consumer<String> tell) {
        return isExternal(environment)
                ? ExternalWarehouse.open(environment)
                : EmbeddedWarehouse.open(new EmbeddedPostgres(home, environment, tell));
    }

    /** Whether these settings name a server, so that the embedded one stays out of it. */
    static boolean isExternal(Map<String, String> environment) {
        return !environment.getOrDefault(URL_SETTING, "").isBlank();
    }

    /**
     * How to connect for that purpose. Until the first migration only {@link Purpose#ADMINISTER} can; the others fail with
     * an {@link java.sql.SQLException} that {@link DatabaseFailures} explains.
     */
    ConnectionSettings connection(Purpose purpose);

    /**
     * How an administrator connects while acting as {@code role}, so that what is made belongs to that role.
     */
    ConnectionSettings administeringAs(String role);

    /** The log-ins that a migration must let act as the run and as the reader, made if they are the embedded server's own. */
    void admitLogins(java.sql.Connection administrator) throws java.sql.SQLException;
}
