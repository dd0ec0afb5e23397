package uk.spahc.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import uk.spahc.database.Sql;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/**
 * Lets a transaction write only while its run is alive. The row is locked {@code FOR SHARE}, so recovery, which takes it
 * {@code FOR UPDATE}, waits for transactions that are under way and stops all that come after.
 */
public final class Fence {
    private static final String CHECK = Sql.beside(Fence.class, "runs.sql").get("fence");

    private final Run run;

    public Fence(Run run) {
        this.run = run;
    }

    /**
     * To be called first in each writing transaction, on its connection.
     *
     * @throws Failure {@link ExitCode#LOCKED} when another run has taken over
     */
    public void check(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CHECK)) {
            statement.setLong(1, run.runKey());
            statement.setLong(2, run.epoch());
            try (ResultSet result = statement.executeQuery()) {
                if (!result.next()) {
                    throw new Failure(ExitCode.LOCKED, "Another run has taken over from this one, so this one stopped writing.",
                            "Nothing is half-written. 'spahc status' shows the run that took over.");
                }
            }
        }
    }
}
