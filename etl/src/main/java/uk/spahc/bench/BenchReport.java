package uk.spahc.bench;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The benchmark's results as a page for people. */
public final class BenchReport {
    private static final int WORTH_TELLING = 100;
    private static final String EACH_LINE = "Each line is the time up to that point since the one before; what took less than a hundredth of the whole is left out.";
    private static final double MEGABYTE = 1e6;
    private static final double MEBIBYTE = 1 << 20;

    private final List<BenchResult> results;
    private final String commit;
    private final StringBuilder text = new StringBuilder();

    /** @param results smallest first */
    public BenchReport(List<BenchResult> results, String commit) {
        this.results = results;
        this.commit = commit;
    }

    public String markdown() {
        text.setLength(0);
        line("# Performance");
        line("");
        line("Written by `spahc bench`, version %s, on %s: %d processors, Java %s, heap of at most %,.0f MiB, the embedded PostgreSQL with its",
                commit, LocalDate.now(), Runtime.getRuntime().availableProcessors(), System.getProperty("java.version"), Runtime.getRuntime().maxMemory() / MEBIBYTE);
        line("settings as shipped (fsync on). One row is an offence with its victim and its suspect, all in the city; every ten thousand rows have people");
        line("and places of their own. Seconds are of that machine and moment; the ratios are what to compare.");
        whole();
        stages();
        corrections();
        queries();
        truth();
        return text.toString();
    }

    private void whole() {
        line("%n## From file to published");
        line("| rows | file, MB | `COPY` into one text table, s | plain Spring Batch job, s | file to published, s | times `COPY` | times the plain job | µs a row | peak heap, MiB | database, MB |");
        line("|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        for (BenchResult result : results) {
            line("| %,d | %,.0f | %.2f | %.1f | %.1f | %.1f | %.1f | %.0f | %,.0f | %,.0f |", result.rows(), result.bytes() / MEGABYTE, result.copy().seconds(),
                    result.plainJob().seconds(), result.whole().seconds(), result.timesCopy(), result.whole().seconds() / result.plainJob().seconds(),
                    result.whole().microsecondsPerRow(), result.peakHeapBytes() / MEBIBYTE, result.databaseBytes() / MEGABYTE);
        }
        if (results.size() > 1) {
            BenchResult largest = results.get(results.size() - 1);
            BenchResult before = results.get(results.size() - 2);
            line("%nA row at %,d costs %.2f times one at %,d.", largest.rows(), largest.whole().microsecondsPerRow() / before.whole().microsecondsPerRow(), before.rows());
        }
    }

    private void stages() {
        BenchResult largest = results.get(results.size() - 1);
        line("%n## By stage, %,d rows", largest.rows());
        line(EACH_LINE);
        line("");
        line("| up to | seconds | rows a second |");
        line("|---|---:|---:|");
        largest.stages().stream().filter(point -> point.seconds() * WORTH_TELLING > largest.whole().seconds())
                .forEach(point -> line("| %s | %.1f | %,.0f |", point.what(), point.seconds(), largest.rows() / point.seconds()));
    }

    private void corrections() {
        line("%n## A correction of 1,000 rows over what is loaded");
        line("As on a later night: what was loaded is vacuumed and written down, as PostgreSQL does by itself within minutes.");
        line("");
        line("| over rows | seconds |");
        line("|---:|---:|");
        results.forEach(result -> line("| %,d | %.1f |", result.rows(), result.correction().seconds()));
        if (results.size() > 1) {
            line("%nOver the largest it costs %.1f times that over the smallest.",
                    results.get(results.size() - 1).correction().seconds() / results.get(0).correction().seconds());
        }
        correctionStages();
    }

    private void correctionStages() {
        BenchResult largest = results.get(results.size() - 1);
        line("%n## By stage, that correction");
        line(EACH_LINE);
        line("");
        line("| up to | %s |", each(result -> String.format(Locale.UK, "over %,d, s", result.rows())));
        line("|---|%s|", each(result -> "---:").replace(" | ", "|"));
        largest.correctionStages().stream().filter(point -> point.seconds() * WORTH_TELLING > largest.correction().seconds())
                .forEach(point -> line("| %s | %s |", point.what(), each(result -> String.format(Locale.UK, "%.2f", seconds(result, point.what())))));
    }

    private String each(Function<BenchResult, String> cell) {
        return results.stream().map(cell).collect(Collectors.joining(" | "));
    }

    private static double seconds(BenchResult result, String point) {
        return result.correctionStages().stream().filter(stage -> stage.what().equals(point)).mapToDouble(Timing::seconds).sum();
    }

    private void queries() {
        BenchResult largest = results.get(results.size() - 1);
        line("%n## What dashboards ask, over %,d incidents", largest.rows());
        line("Each query of `etl/src/main/resources/uk/spahc/bench/dashboard-queries.sql`, the second time that it is sent.");
        line("");
        line("| query | seconds |");
        line("|---|---:|");
        largest.queries().forEach(query -> line("| %s | %.2f |", query.what(), query.seconds()));
    }

    private void truth() {
        line("%n## And right");
        results.forEach(result -> line("- %,d rows: %d figures compared with what is true of the delivery, before and after the correction: %s", result.rows(),
                result.figuresCompared(), result.differences().isEmpty() ? "all equal." : result.differences().size() + " differ, first " + result.differences().get(0) + "."));
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.UK, format, values)).append('\n');
    }
}
