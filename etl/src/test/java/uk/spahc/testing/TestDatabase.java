package uk.spahc.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import uk.spahc.database.ConnectionSettings;
import uk.spahc.database.Purpose;
import uk.spahc.database.WarehouseDatabase;
import uk.spahc.home.Home;

/**
 * Gives a test class a PostgreSQL database of its own:
 * <pre>
 * {@code @RegisterExtension}
 * static final TestDatabase DATABASE = TestDatabase.migrated();
 * </pre>
 * A migrated one is copied from a template in a fraction of a second. The server is the embedded one, or another that
 * {@code SPAHC_TEST_DATASOURCE_URL} names, for the oldest version that we promise.
 */
public final class TestDatabase implements BeforeAllCallback, AfterAllCallback {
    private final boolean migrated;
    private String name;
    private Map<String, String> environment;
    private TestServer server;
    private boolean kept;

    private TestDatabase(boolean migrated) {
        this.migrated = migrated;
    }

    /** With everything that this build's changelogs make, and no data but theirs. */
    public static TestDatabase migrated() {
        return new TestDatabase(true);
    }

    public static TestDatabase empty() {
        return new TestDatabase(false);
    }

    /** Where the embedded server is that this process of the tests uses. */
    public static Home serverHome() {
        return TestServer.HOME;
    }

    /** The settings of a {@code spahc} process, or of {@link WarehouseDatabase#open}, that uses this database. */
    public Map<String, String> environment() {
        return environment;
    }

    public WarehouseDatabase warehouse() {
        return WarehouseDatabase.open(TestServer.HOME, environment);
    }

    public ConnectionSettings settings(Purpose purpose) {
        return warehouse().connection(purpose);
    }

    public Connection connect(Purpose purpose) throws SQLException {
        return settings(purpose).open();
    }

    /** Makes what is in the database now what {@link #reset()} goes back to. All connections to it are cut. */
    public void keep() {
        kept = true;
        server.keep(name);
    }

    /** The database as it was when the class began, or when it was last kept. All connections to it are cut. */
    public void reset() {
        environment = kept ? server.createKept(name) : server.create(name, migrated);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        server = context.getRoot().getStore(ExtensionContext.Namespace.create(TestServer.class))
                .computeIfAbsent(TestServer.class, type -> new TestServer(), TestServer.class);
        String simple = context.getRequiredTestClass().getSimpleName();
        name = simple.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT) + "_" + ProcessHandle.current().pid();
        reset();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        server.drop(name);
        if (kept) {
            server.dropKept(name);
        }
    }
}
