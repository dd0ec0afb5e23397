package uk.spahc.outcome;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.TransactionSystemException;

/**
 * Turns whatever went wrong into a {@link Failure} that holds no value of a delivery: databases and parsers like to quote
 * the row that they choke on, and what they say ends in logs and Batch metadata. Our own failures pass as they are; of any
 * other only the kind is told, and the log gets its frames without its message.
 */
public final class Trouble {
    private static final Logger LOG = LoggerFactory.getLogger(Trouble.class);
    private static final String RERUN = "Nothing is half-written. Mend the cause, then 'spahc rerun --failed'.";

    private Trouble() {
    }

    /**
     * @param doing what was being done, as the subject of a sentence: {@code "Stage load"}
     */
    public static Failure explain(String doing, Throwable trouble) {
        List<Throwable> causes = causes(trouble);
        for (Throwable cause : causes) {
            if (cause instanceof Failure failure) {
                return failure;
            }
        }
        logFrames(doing, trouble);
        for (Throwable cause : causes) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return failure(doing, databaseSentence(sql.getSQLState()));
            }
            if (cause instanceof IOException && isDiskFull(cause)) {
                return failure(doing, "stopped because the disk is full");
            }
        }
        return failure(doing, "stopped on an unexpected " + root(trouble).getClass().getSimpleName());
    }

    /**
     * From the outermost in. Where a roll-back failed as well, what it was rolled back for comes before why it failed: a
     * connection that is gone cannot roll back, and that is not the news.
     */
    private static List<Throwable> causes(Throwable trouble) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            causes.add(cause);
            if (cause instanceof TransactionSystemException rollback && rollback.getApplicationException() != null) {
                causes.addAll(causes(rollback.getApplicationException()));
            }
        }
        return causes;
    }

    /** Whether that exception says that no space is left. */
    public static boolean isDiskFull(Throwable trouble) {
        return String.valueOf(trouble.getMessage()).contains("No space left");
    }

    private static String databaseSentence(String state) {
        if (state.startsWith("08") || state.startsWith("57P")) {
            return "lost its connection to the database (SQLSTATE " + state + ")";
        }
        if (state.equals("53100")) {
            return "stopped because the database's disk is full";
        }
        return "was refused by the database (SQLSTATE " + state + ")";
    }

    private static Failure failure(String doing, String sentence) {
        return new Failure(ExitCode.FAILED, doing + " " + sentence + ".", RERUN);
    }

    private static Throwable root(Throwable trouble) {
        Throwable root = trouble;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static void logFrames(String doing, Throwable trouble) {
        StringBuilder text = new StringBuilder();
        for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            text.append("\n  ").append(cause.getClass().getName());
            if (cause instanceof SQLException sql) {
                text.append(" SQLSTATE ").append(sql.getSQLState());
            }
            for (StackTraceElement frame : cause.getStackTrace()) {
                text.append("\n    at ").append(frame);
            }
        }
        LOG.error("{} failed:{}", doing, text);
    }
}
