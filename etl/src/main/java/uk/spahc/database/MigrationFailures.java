package uk.spahc.database;

import java.sql.SQLException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/** Why a migration stopped. */
final class MigrationFailures {
    /** Errors in what was asked ("no such table"), whose message quotes names, never values of rows. */
    private static final String SYNTAX_OR_ACCESS = "42";

    private MigrationFailures() {
    }

    static Failure explain(String where, String changelog, Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return stopped(where + " (" + why(sql) + ")", e);
            }
        }
        return new Failure(ExitCode.FAILED, "The migration did not run: Liquibase cannot use the changelog " + changelog + " ("
                + e.getClass().getSimpleName() + "). The database is as before.", "The log names the file and line; mend it and run 'spahc migrate' again.", e);
    }

    private static Failure stopped(String where, Exception e) {
        return new Failure(ExitCode.FAILED, "The migration stopped at " + where + "; the database is as before.",
                "Mend the cause, then run 'spahc migrate' again.", e);
    }

    private static String why(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        ServerErrorMessage said = e instanceof PSQLException server ? server.getServerErrorMessage() : null;
        return "SQLState " + state + (said != null && state.startsWith(SYNTAX_OR_ACCESS) ? ": " + said.getMessage() : "");
    }
}
