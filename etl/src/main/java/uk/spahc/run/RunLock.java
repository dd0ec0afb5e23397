package uk.spahc.run;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import uk.spahc.database.ConnectionSettings;
import uk.spahc.database.DatabaseFailures;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/**
 * The run lock: a PostgreSQL session advisory lock on a connection of its own, held from before anything is started,
 * restarted, recovered or migrated until the command ends. It goes with its connection, so a killed process holds nothing.
 */
public final class RunLock implements AutoCloseable {
    /** "SPAHC" in ASCII: advisory locks share one space of numbers in each database. */
    static final long NUMBER = 0x5350414843L;

    private static final int SECONDS_TO_ANSWER = 5;

    private final Connection connection;
    private final Thread watch;
    private volatile boolean lost;

    private RunLock(Connection connection) {
        this.connection = connection;
        this.watch = new Thread(this::watchConnection, "run-lock-watch");
        this.watch.setDaemon(true);
        this.watch.start();
    }

    /**
     * Takes the lock or fails at once.
     *
     * @throws Failure {@link ExitCode#LOCKED} when another run holds it; {@link ExitCode#FAILED} when the database cannot be asked
     */
    public static RunLock acquire(ConnectionSettings settings) {
        Connection connection = null;
        try {
            connection = DriverManager.getConnection(settings.url(), settings.user(), settings.password());
            if (tryLock(connection)) {
                return new RunLock(connection);
            }
            connection.close();
        } catch (SQLException e) {
            closeQuietly(connection);
            throw DatabaseFailures.explain(e);
        }
        throw new Failure(ExitCode.LOCKED, "Another run is at work on this database, so this one did not start.",
                "Wait until it has ended ('spahc status' shows it), then run this command again.");
    }

    /** Whether the lock's connection is gone, and the lock with it; a run that sees this must not begin another delivery. */
    public boolean isLost() {
        try {
            return lost || !connection.isValid(SECONDS_TO_ANSWER);
        } catch (SQLException e) {
            return true;
        }
    }

    @Override
    public void close() {
        watch.interrupt();
        closeQuietly(connection);
    }

    private static boolean tryLock(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_try_advisory_lock(?)")) {
            statement.setLong(1, NUMBER);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    private void watchConnection() {
        try {
            while (!lost) {
                Thread.sleep(1_000);
                lost = !connection.isValid(SECONDS_TO_ANSWER);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            lost = true;
        }
    }

    private static void closeQuietly(Connection connection) {
        if (connection == null) {
            return;
        }
        try {
            connection.close();
        } catch (SQLException e) {
            // The server releases the lock with the session, however it ends.
            return;
        }
    }
}
