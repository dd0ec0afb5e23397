package uk.spahc.operate;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import uk.spahc.audit.AreaCounts;
import uk.spahc.audit.LoadReport;
import uk.spahc.audit.RejectCount;
import uk.spahc.audit.RowCounts;
import uk.spahc.validate.ReasonCatalogue;

/** The closing table of a run: a line a delivery, then what needs a person. */
final class LoadTable {
    private static final List<String> HEADINGS = List.of("delivery", "outcome", "read", "loaded", "unchanged", "stale",
            "outside area", "rejected", "duplicate", "difference", "in area", "area unknown");

    private static final ReasonCatalogue REASONS = new ReasonCatalogue();

    private LoadTable() {
    }

    static void print(PrintWriter out, List<LoadReport> reports) {
        if (reports.isEmpty()) {
            out.println("No delivery was waiting; nothing changed.");
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADINGS);
        String feed = "";
        for (LoadReport report : reports) {
            if (!report.feed().equals(feed)) {
                feed = report.feed();
                rows.add(List.of(feed));
            }
            rows.add(row("  " + report.fileName(), report.outcome().words(), report.rows(), report.area()));
        }
        if (reports.size() > 1) {
            rows.add(row("all " + reports.size() + " deliveries", "", total(reports), totalArea(reports)));
        }
        printAligned(out, rows);
        explainRejects(out, reports);
        explain(out, reports);
    }

    private static void explainRejects(PrintWriter out, List<LoadReport> reports) {
        Map<String, String> meanings = new LinkedHashMap<>();
        Map<String, Long> counts = new LinkedHashMap<>();
        for (LoadReport report : reports) {
            for (RejectCount reject : report.rejects()) {
                String reason = reject.code() + (reject.column().isEmpty() ? "" : " " + reject.column());
                counts.merge(reason, reject.rows(), Long::sum);
                meanings.putIfAbsent(reason, REASONS.explain(reject.code()).meaning() + " First: " + report.fileName()
                        + " line " + reject.firstLine() + ".");
            }
        }
        if (counts.isEmpty()) {
            return;
        }
        out.println();
        out.println("Rejected rows by reason:");
        int width = counts.keySet().stream().mapToInt(String::length).max().orElse(0);
        counts.forEach((reason, rows) -> out.println(String.format(Locale.UK, "  %-" + width + "s %,6d  %s", reason, rows, meanings.get(reason))));
    }

    private static void explain(PrintWriter out, List<LoadReport> reports) {
        for (LoadReport report : reports) {
            if (!report.sentence().isEmpty()) {
                out.println();
                out.println(report.fileName() + ": " + report.sentence());
                if (!report.nextStep().isEmpty()) {
                    out.println("  Next: " + report.nextStep());
                }
            }
        }
        out.flush();
    }

    /** A delivery that changed nothing is shown with the rows of the load that took it in, and not added again. */
    private static RowCounts total(List<LoadReport> reports) {
        return reports.stream().filter(report -> report.outcome() == LoadReport.Outcome.PUBLISHED)
                .map(LoadReport::rows).reduce(RowCounts.NONE, RowCounts::plus);
    }

    private static AreaCounts totalArea(List<LoadReport> reports) {
        return reports.stream().filter(report -> report.outcome() == LoadReport.Outcome.PUBLISHED).map(LoadReport::area)
                .reduce(AreaCounts.NONE, (one, other) -> new AreaCounts(one.inside() + other.inside(), one.unknown() + other.unknown()));
    }

    private static List<String> row(String name, String outcome, RowCounts counts, AreaCounts area) {
        List<String> cells = new ArrayList<>(List.of(name, outcome));
        for (long number : new long[] {counts.read(), counts.loaded(), counts.unchanged(), counts.stale(), counts.outsideArea(),
                counts.rejected(), counts.duplicate(), counts.difference(), area.inside(), area.unknown()}) {
            cells.add(String.format(Locale.UK, "%,d", number));
        }
        return cells;
    }

    private static void printAligned(PrintWriter out, List<List<String>> rows) {
        int[] widths = new int[HEADINGS.size()];
        for (List<String> row : rows) {
            for (int column = 0; column < row.size() && row.size() > 1; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String format = column < 2 ? "%-" + Math.max(1, widths[column]) + "s  " : "%" + widths[column] + "s  ";
                line.append(row.size() == 1 ? row.get(0) : String.format(format, row.get(column)));
            }
            out.println(line.toString().stripTrailing());
        }
    }
}
