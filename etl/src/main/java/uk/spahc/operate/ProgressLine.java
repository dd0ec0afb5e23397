package uk.spahc.operate;

import java.io.PrintWriter;
import java.util.Locale;
import uk.spahc.audit.Progress;
import uk.spahc.audit.Stage;

/**
 * Shows how far a load has come: on a terminal as one line that is written over, elsewhere as a line every ten seconds at
 * most, so that a log stays readable.
 */
final class ProgressLine implements Progress {
    private static final long TERMINAL_MILLIS = 200;
    private static final long LOG_MILLIS = 10_000;

    private final PrintWriter err;
    private final boolean terminal;
    private final boolean silent;
    private long lastShown = System.currentTimeMillis();
    private int width;

    private ProgressLine(PrintWriter err, boolean terminal, boolean silent) {
        this.err = err;
        this.terminal = terminal;
        this.silent = silent;
    }

    /** @param silent for {@code --json}: nothing but the report */
    static ProgressLine on(PrintWriter err, boolean silent) {
        return new ProgressLine(err, System.console() != null && System.getenv("TERM") != null, silent);
    }

    @Override
    public void reached(Stage stage, String point) {
        show(stage.word() + (point.equals("begin") || point.equals("end") ? "" : " " + point));
    }

    @Override
    public void rows(Stage stage, long done, long of) {
        show(of > 0
                ? String.format(Locale.UK, "%s %,d of %,d rows (%d %%)", stage.word(), done, of, done * 100 / of)
                : String.format(Locale.UK, "%s %,d rows", stage.word(), done));
    }

    /** A sentence of its own line. */
    void say(String sentence) {
        if (!silent) {
            clear();
            err.println(sentence);
            err.flush();
        }
    }

    /** Wipes the line, so that what follows begins on a clean one. */
    void clear() {
        if (terminal && width > 0) {
            err.print("\r" + " ".repeat(width) + "\r");
            err.flush();
            width = 0;
        }
    }

    private void show(String text) {
        long now = System.currentTimeMillis();
        if (silent || now - lastShown < (terminal ? TERMINAL_MILLIS : LOG_MILLIS)) {
            return;
        }
        lastShown = now;
        if (terminal) {
            err.print("\r  " + text + " ".repeat(Math.max(0, width - text.length() - 2)));
            width = text.length() + 2;
        } else {
            err.println("  " + text);
        }
        err.flush();
    }
}
