package uk.spahc.run;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import uk.spahc.database.Sql;

/** The runs of {@code audit.run}. All of it is called by the holder of the {@link RunLock} alone. */
public final class Runs {
    private static final Sql SQL = Sql.beside(Runs.class, "runs.sql");

    private final Connection connection;

    /** @param connection in autocommit, with the rights of a run */
    public Runs(Connection connection) {
        this.connection = connection;
    }

    /**
     * Declares dead every run that is still marked as running: we hold the lock, so none of them does. Sessions that they
     * left are ended first, so that a transaction of theirs is rolled back and not waited for; raising the epoch then fences
     * out a process that is alive but has lost its lock.
     *
     * @return the keys of the runs declared dead
     */
    public List<Long> declareDead() throws SQLException {
        List<Long> dead = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(SQL.get("running"));
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                dead.add(result.getLong(1));
            }
        }
        for (long runKey : dead) {
            endSessions(runKey);
            raiseEpoch(runKey);
        }
        return dead;
    }

    /** Enters a new run and returns it. */
    public Run begin(String command) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL.get("begin"))) {
            statement.setString(1, command);
            statement.setString(2, hostName());
            statement.setLong(3, ProcessHandle.current().pid());
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return new Run(result.getLong(1), result.getLong(2));
            }
        }
    }

    /** Marks the run as finished, unless another has declared it dead meanwhile. */
    public void finish(Run run, int exitCode) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL.get("finish"))) {
            statement.setInt(1, exitCode);
            statement.setLong(2, run.runKey());
            statement.setLong(3, run.epoch());
            statement.executeUpdate();
        }
    }

    /** A session may be ended by its own login alone, so the role of a run is laid down for this one statement. */
    private void endSessions(long runKey) throws SQLException {
        execute("SET ROLE NONE");
        try (PreparedStatement statement = connection.prepareStatement(SQL.get("end_sessions"))) {
            statement.setString(1, Run.applicationName(runKey));
            statement.executeQuery().close();
        } finally {
            execute("RESET ROLE");
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void raiseEpoch(long runKey) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement lock = connection.prepareStatement(SQL.get("lock_run"));
                PreparedStatement raise = connection.prepareStatement(SQL.get("declare_dead"))) {
            lock.setLong(1, runKey);
            lock.executeQuery().close();
            raise.setLong(1, runKey);
            raise.executeUpdate();
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
