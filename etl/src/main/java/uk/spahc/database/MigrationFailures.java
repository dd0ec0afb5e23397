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

    private static final int LONGEST_MESSAGE = 300;

    private MigrationFailures() {
    }

    static Failure explain(String where, String changelog, Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return stopped(where + " (" + why(sql) + ")", e);
            }
        }
        return new Failure(ExitCode.FAILED, "The migration did not run, for Liquibase cannot use the changelog " + changelog + ": " + root(e),
                "The database is as before. Mend that file and run 'spahc migrate' again.", e);
    }

    /** No row was read where no SQL failed, so Liquibase's own words are safe to show: the first line of the deepest. */
    private static String root(Exception e) {
        Throwable deepest = e;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        String said = String.valueOf(deepest.getMessage()).strip().lines().findFirst().orElse("");
        return said.length() <= LONGEST_MESSAGE ? said : said.substring(0, LONGEST_MESSAGE) + " …";
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
