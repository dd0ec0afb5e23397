package uk.spahc.database;

import java.net.UnknownHostException;
import java.sql.SQLException;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/**
 * What a database error means to the person who has to act on it. PostgreSQL's own message is never passed on: its first
 * line can quote a value of a row.
 */
public final class DatabaseFailures {
    private DatabaseFailures() {
    }

    /** Always {@link ExitCode#FAILED}; the sentence names the SQLState where nothing plainer is known. */
    public static Failure explain(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        return switch (state) {
            case "28P01", "28000" -> failed(e, "The database refused the log-in: wrong user, wrong password or not admitted from here.",
                    "In a new home, run 'spahc migrate' first. Otherwise check SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD.");
            case "3D000" -> failed(e, "The database server has no database of that name.",
                    "Create it, or correct SPRING_DATASOURCE_URL.");
            case "53300" -> failed(e, "The database server has no connection left.",
                    "Close programs that hold connections to it, or raise its max_connections, then run again.");
            case "53100" -> failed(e, "The disk of the database is full.", "Make room on it, then run again; nothing is lost.");
            case "53200" -> failed(e, "The database server ran out of memory.", "Free memory on that machine, then run again.");
            case "22023", "42704" -> failed(e, "The database lacks a role that the warehouse needs.", "Run 'spahc migrate', then run again.");
            case "42501" -> failed(e, "The database log-in lacks a right that the warehouse needs (SQLState 42501).",
                    "Run 'spahc migrate' with an administrator's log-in (SPRING_LIQUIBASE_USER), then run again.");
            case "42P01", "3F000" -> failed(e, "The database lacks a table or schema of the warehouse (SQLState " + state + ").",
                    "Run 'spahc migrate', then run again.");
            case "57P03" -> failed(e, "The database server is still starting or recovering.", "Wait a minute, then run again.");
            case "57P01", "57P02", "57014" -> failed(e, "The database ended the session.", "Run again; what was not committed is done anew.");
            default -> state.startsWith("08") ? unreachable(e) : failed(e, "The database reported an error (SQLState " + state + ").",
                    "Run again; if it happens again, look the SQLState up in PostgreSQL's manual, appendix A.");
        };
    }

    private static Failure unreachable(SQLException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException) {
                return failed(e, "The database server's host name is not known.", "Correct SPRING_DATASOURCE_URL.");
            }
        }
        if ("08004".equals(e.getSQLState())) {
            return failed(e, "The database server rejected the connection.",
                    "Check SPRING_DATASOURCE_USERNAME, SPRING_DATASOURCE_PASSWORD and the server's pg_hba.conf.");
        }
        return failed(e, "The database server does not answer, or the connection broke.",
                "Check that it runs and that SPRING_DATASOURCE_URL names its host and port, then run again. "
                        + "For the embedded server: 'spahc database status'.");
    }

    private static Failure failed(SQLException e, String sentence, String nextStep) {
        return new Failure(ExitCode.FAILED, sentence, nextStep, e);
    }
}
