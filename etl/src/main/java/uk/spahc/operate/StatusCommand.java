package uk.spahc.operate;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import uk.spahc.dashboards.Dashboards;
import uk.spahc.database.Purpose;
import uk.spahc.database.WarehouseDatabase;
import uk.spahc.feed.FeedCatalogue;
import uk.spahc.governance.Agreements;
import uk.spahc.outcome.ExitCode;

/** Tells a data officer what came, what is late, what waits and what to do next. Reads only. */
@Command(name = "status", description = "What came, what is late or waits for a decision, and what to do next.")
final class StatusCommand implements Callable<Integer> {
    private static final DateTimeFormatter DUE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Report as JSON.")
    private boolean json;

    @Override
    public Integer call() throws SQLException {
        SpahcCommand top = SpahcCommand.above(spec);
        WarehouseDatabase database = WarehouseDatabase.open(top.home(), top.environment());
        PrintWriter out = spec.commandLine().getOut();
        StatusReport report;
        try (Connection connection = database.connection(Purpose.READ).open()) {
            report = StatusReport.read(connection, FeedCatalogue.load(top.config()).feeds(),
                    Agreements.load(top.config()).endingSoon(LocalDate.now()),
                    Dashboards.made(top.home(), top.environment(), line -> { }).map(Dashboards::status));
        }
        if (json) {
            out.println(Json.of(report));
        } else {
            print(out, report);
        }
        return ExitCode.DONE.number();
    }

    private static void print(PrintWriter out, StatusReport report) {
        report.lastRun().ifPresentOrElse(
                run -> out.println("Last run: " + run.command() + ", " + run.state().toLowerCase(java.util.Locale.ROOT) + ", begun " + run.startedAt()
                        + (run.exitCode() == null ? "" : ", exit code " + run.exitCode()) + "."),
                () -> out.println("Nothing has run on this database yet."));
        out.println();
        for (StatusReport.FeedStatus feed : report.feeds()) {
            out.println(feed.feed() + ": " + freshness(feed));
            out.println("  " + feed.published() + " published, " + feed.held() + " held, " + feed.unfinished() + " unfinished");
        }
        if (!report.open().isEmpty()) {
            out.println();
            out.println("To do:");
        }
        for (StatusReport.OpenDelivery open : report.open()) {
            out.println("  load " + open.loadKey() + "  " + open.feed() + "  " + open.fileName() + "  "
                    + open.state().toLowerCase(java.util.Locale.ROOT) + (open.causeCode() == null ? "" : "  " + open.causeCode()));
            out.println("    " + (open.cause() == null ? "It was not finished." : open.cause()));
            out.println("    Next: " + (open.nextStep() == null || open.nextStep().isBlank() ? "spahc rerun " + open.loadKey() : open.nextStep()));
        }
        if (report.unmappedLabels() > 0) {
            out.println();
            out.println(report.unmappedLabels() + (report.unmappedLabels() == 1 ? " label has" : " labels have") + " no code. Next: spahc feed labels");
        }
        report.dashboards().ifPresent(dashboards -> {
            out.println();
            out.println(dashboards.running() ? "The dashboards are at " + dashboards.address() + "." : "The dashboards do not run.");
            if (!dashboards.refreshFailed().isEmpty()) {
                out.println("  Their last refresh failed at " + dashboards.refreshFailed() + ". Next: spahc dashboards refresh");
            }
        });
        printAgreements(out, report.agreements());
    }

    private static void printAgreements(PrintWriter out, List<String> sentences) {
        if (!sentences.isEmpty()) {
            out.println();
            out.println("Agreements:");
            sentences.forEach(sentence -> out.println("  " + sentence));
        }
        out.flush();
    }

    private static String freshness(StatusReport.FeedStatus feed) {
        if (feed.newestBusinessDate() == null) {
            return "no delivery published yet";
        }
        long days = ChronoUnit.DAYS.between(feed.newestBusinessDate(), LocalDate.now());
        return "newest delivery of " + feed.newestBusinessDate() + ", " + days + (days == 1 ? " day" : " days") + " ago"
                + (feed.late() ? "; LATE, the next was due " + DUE.format(feed.nextDue()) : "");
    }
}
