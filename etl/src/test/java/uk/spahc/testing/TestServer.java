package uk.spahc.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import uk.spahc.database.ConnectionSettings;
import uk.spahc.database.EmbeddedServer;
import uk.spahc.database.Migration;
import uk.spahc.database.Purpose;
import uk.spahc.database.WarehouseDatabase;
import uk.spahc.home.Home;

/**
 * The server that one test run uses: the embedded one in a home under {@code target/}, stopped at the end, or the one that
 * {@code SPAHC_TEST_DATASOURCE_URL} (with {@code _USERNAME} and {@code _PASSWORD}, a superuser's) names: several addresses, parted
 * by spaces, are those of the processes that run tests beside each other.
 */
final class TestServer implements AutoCloseable {
    /** One for each process that runs tests beside others. */
    static final Home HOME = new Home(Path.of("target", System.getProperty("spahc.test.home", "test-home")));
    private static final String LOGIN = "spahc_test";
    private static final String PASSWORD = "known to the tests alone";

    private final ConnectionSettings administrator;
    private final boolean embedded;
    private String template;

    TestServer() {
        String url = own(System.getenv().getOrDefault("SPAHC_TEST_DATASOURCE_URL", ""));
        this.embedded = url.isEmpty();
        this.administrator = embedded
                ? WarehouseDatabase.open(HOME, Map.of()).connection(Purpose.ADMINISTER)
                : new ConnectionSettings(url, System.getenv("SPAHC_TEST_DATASOURCE_USERNAME"), System.getenv("SPAHC_TEST_DATASOURCE_PASSWORD"));
        execute("DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '" + LOGIN + "') THEN CREATE ROLE "
                + LOGIN + "; END IF; END $$", "ALTER ROLE " + LOGIN + " LOGIN PASSWORD '" + PASSWORD + "'");
    }

    /** The home of the tests ends in this process's number, if there are several. */
    private static String own(String urls) {
        String[] each = urls.split(" ");
        String number = System.getProperty("spahc.test.home", "").replaceAll("\\D", "");
        return each[number.isEmpty() ? 0 : (Integer.parseInt(number) - 1) % each.length];
    }

    /** Makes a database, migrated or empty; returns the settings of a {@code spahc} process that uses it. */
    synchronized Map<String, String> create(String name, boolean migrated) {
        if (migrated && template == null) {
            template = migratedTemplate();
        }
        return copy(name, migrated ? " TEMPLATE " + template : "");
    }

    /** Keeps a copy of a database, for {@link #createKept}. */
    synchronized void keep(String name) {
        execute("DROP DATABASE IF EXISTS " + kept(name) + " WITH (FORCE)",
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'",
                "CREATE DATABASE " + kept(name) + " TEMPLATE " + name);
    }

    synchronized Map<String, String> createKept(String name) {
        return copy(name, " TEMPLATE " + kept(name));
    }

    void dropKept(String name) {
        drop(kept(name));
    }

    private Map<String, String> copy(String name, String template) {
        execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)",
                "CREATE DATABASE " + name + template,
                "GRANT CONNECT ON DATABASE " + name + " TO " + LOGIN);
        return settings(name);
    }

    private static String kept(String name) {
        return name + "_kept";
    }

    void drop(String name) {
        execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    }

    private Map<String, String> settings(String database) {
        Map<String, String> settings = new HashMap<>();
        String url = administrator.url().replaceFirst("(//[^/]+/)[^?]*", "$1" + database);
        settings.put("SPRING_DATASOURCE_URL", url);
        settings.put("SPRING_DATASOURCE_USERNAME", LOGIN);
        settings.put("SPRING_DATASOURCE_PASSWORD", PASSWORD);
        settings.put("SPRING_LIQUIBASE_USER", administrator.user());
        settings.put("SPRING_LIQUIBASE_PASSWORD", administrator.password());
        return settings;
    }

    /** Kept from one run to the next for as long as the changelogs and models stay as they are. */
    private String migratedTemplate() {
        String name = "spahc_template_" + hashOfChangelogs();
        if (!exists(name)) {
            Map<String, String> settings = create("spahc_template_unfinished", false);
            Migration.run(WarehouseDatabase.open(HOME, settings));
            execute("ALTER DATABASE spahc_template_unfinished RENAME TO " + name);
        }
        return name;
    }

    private boolean exists(String database) {
        try (Connection connection = administrator.open(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + database + "'")) {
            return row.next();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hashOfChangelogs() {
        Path warehouse = Path.of("..", "warehouse");
        try (Stream<Path> files = Files.walk(warehouse.resolve("changelog"))) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : Stream.concat(files, Stream.of(warehouse.resolve("models.yml"))).filter(Files::isRegularFile).sorted().toList()) {
                digest.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String... statements) {
        try (Connection connection = administrator.open(); Statement statement = connection.createStatement()) {
            for (String sql : List.of(statements)) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (embedded) {
            EmbeddedServer.of(HOME, Map.of()).stop();
        }
    }
}
