package uk.spahc.operate;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.LayoutBase;
import java.sql.SQLException;
import java.time.Instant;
import uk.spahc.outcome.Failure;

/**
 * One event of the log. Of an exception it gives the class, the SQLState and the frames, and not the message, which may
 * quote a value of a row; a {@link Failure}'s own sentence is kept, for it never does.
 */
final class LogLine extends LayoutBase<ILoggingEvent> {
    private static final int DEEPEST_CAUSE = 20;

    @Override
    public String doLayout(ILoggingEvent event) {
        StringBuilder text = new StringBuilder().append(Instant.ofEpochMilli(event.getTimeStamp())).append(' ').append(event.getLevel())
                .append(" [").append(event.getThreadName()).append("] ").append(event.getLoggerName())
                .append(": ").append(event.getFormattedMessage()).append('\n');
        IThrowableProxy thrown = event.getThrowableProxy();
        for (int depth = 0; thrown != null && depth < DEEPEST_CAUSE; depth++) {
            text.append(depth == 0 ? "  " : "  caused by ").append(named(thrown)).append('\n');
            for (StackTraceElementProxy frame : thrown.getStackTraceElementProxyArray()) {
                text.append("    ").append(frame.getSTEAsString()).append('\n');
            }
            thrown = thrown.getCause();
        }
        return text.toString();
    }

    private static String named(IThrowableProxy thrown) {
        Throwable throwable = thrown instanceof ThrowableProxy proxy ? proxy.getThrowable() : null;
        if (throwable instanceof SQLException sql) {
            return thrown.getClassName() + " (SQLState " + sql.getSQLState() + ")";
        }
        return throwable instanceof Failure ? thrown.getClassName() + ": " + thrown.getMessage() : thrown.getClassName();
    }
}
