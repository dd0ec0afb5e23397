package uk.spahc.validate;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import uk.spahc.outcome.ExitCode;

/**
 * What a check says of one file: codes, columns, lines and counts, never a value.
 *
 * @param verdict {@code GOOD}, {@code REJECTS} (some rows) or {@code HELD} (the whole file)
 * @param cause for a held file: its code, one sentence, what to do; else empty
 * @param findings rejects first
 */
record CheckReport(String feed, String file, Conclusion verdict, Cause cause, long rowsRead, long rowsAccepted, long rowsRejected,
        long rowsKeptOut, List<Finding> findings) {
    enum Conclusion { GOOD, REJECTS, HELD }

    record Cause(String code, long line, String sentence, String nextStep) {
        static final Cause NONE = new Cause("", 0, "", "");
    }

    /** @param kind {@code reject}, {@code notice} or {@code kept out} */
    record Finding(String kind, String code, String column, long rows, List<Long> firstLines, String meaning, String nextStep) {
    }

    ExitCode exitCode() {
        return verdict == Conclusion.GOOD ? ExitCode.DONE : ExitCode.DELIVERY_HELD;
    }

    void print(PrintWriter out) {
        out.println("Feed     " + feed);
        out.println("File     " + file);
        out.println("Verdict  " + switch (verdict) {
            case GOOD -> "good: it would be loaded";
            case REJECTS -> "it would be loaded without the rows that are rejected";
            case HELD -> "HELD: nothing of it would be loaded";
        });
        if (!cause.code().isEmpty()) {
            out.println("         " + cause.code() + ": " + cause.sentence());
            out.println("         Next: " + cause.nextStep());
        }
        out.println("Rows     " + number(rowsRead) + " read, " + number(rowsAccepted) + " accepted, " + number(rowsRejected) + " rejected, "
                + number(rowsKeptOut) + " kept out by rule");
        findings.forEach(finding -> print(finding, out));
        out.flush();
    }

    private static void print(Finding finding, PrintWriter out) {
        out.println();
        out.println(finding.kind().toUpperCase(Locale.ROOT) + " " + finding.code() + (finding.column().isEmpty() ? "" : " in " + finding.column())
                + (finding.rows() > 0 ? ", rows: " + number(finding.rows()) : "") + lines(finding));
        out.println("  " + finding.meaning());
        out.println("  What to do: " + finding.nextStep());
    }

    private static String lines(Finding finding) {
        if (finding.firstLines().isEmpty()) {
            return "";
        }
        String lines = finding.firstLines().stream().map(String::valueOf).collect(Collectors.joining(", "));
        return (finding.firstLines().size() == 1 ? ", line " : ", lines ") + lines + (finding.rows() > finding.firstLines().size() ? ", …" : "");
    }

    private static String number(long count) {
        return String.format(Locale.UK, "%,d", count);
    }
}
