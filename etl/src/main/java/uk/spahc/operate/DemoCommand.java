package uk.spahc.operate;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import uk.spahc.audit.LoadReport;
import uk.spahc.dashboards.Dashboards;
import uk.spahc.database.Purpose;
import uk.spahc.database.WarehouseDatabase;
import uk.spahc.feed.FeedCatalogue;
import uk.spahc.feed.FeedDefinition;
import uk.spahc.home.Home;
import uk.spahc.keys.MasterKey;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;
import uk.spahc.sample.SampleGenerator;
import uk.spahc.sample.SampleSettings;
import uk.spahc.sample.TruthComparison;

/** The whole line on synthetic deliveries, compared with what is true of them. */
@Command(name = "demo", description = "Make sample deliveries, run the night on them, compare the figures with the truth and bring the dashboards up.")
final class DemoCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(DemoCommand.class);
    /** Three years and a running month, so that the dashboards can set 12 months against the 12 before, and a usual range beside them. */
    private static final int MONTHS = 38;
    private static final long ROWS = SampleSettings.DEFAULT_ROWS * MONTHS / SampleSettings.DEFAULT_MONTHS;

    @Spec
    private CommandSpec spec;

    @Option(names = "--no-dashboards", description = "Without the dashboards, which make a Python environment of 1 GB the first time.")
    private boolean noDashboards;

    @Option(names = "--until", paramLabel = "DATE", description = "Business date of the last delivery (YYYY-MM-DD; without it yesterday, "
            + "so that no feed looks late). A home keeps the sample of its first demo.")
    private LocalDate until;

    @Option(names = "--json", description = "Report as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        SpahcCommand top = SpahcCommand.above(spec);
        if (WarehouseDatabase.isExternal(top.environment())) {
            throw new Failure(ExitCode.WRONG_USE, "The demo fills a database with made-up people, so it never runs on a database that "
                    + WarehouseDatabase.URL_SETTING + " names.", "Unset " + WarehouseDatabase.URL_SETTING + " and run 'spahc demo' again.");
        }
        if (until != null && until.isAfter(LocalDate.now())) {
            throw new Failure(ExitCode.WRONG_USE, "A sample until " + until + " would tell of days to come, which the feeds refuse.",
                    "Give a day that is past, or no --until.");
        }
        ProgressLine progress = ProgressLine.on(spec.commandLine().getErr(), json);
        MasterKey.forDemo(top.home()).close();
        Path sample = sample(top, progress);
        progress.say("Running the night …");
        AtomicReference<Figures> figures = new AtomicReference<>();
        int code = PipelineOptions.within(spec, progress, pipeline -> {
            List<LoadReport> reports = pipeline.refresh(null);
            progress.clear();
            ExitCode loads = ExitCode.gravestOf(reports.stream().map(report -> report.outcome().exitCode()).toList());
            TruthComparison comparison = compare(top, progress, sample);
            figures.set(new Figures(reports, comparison));
            return comparison.differences().isEmpty() ? loads : ExitCode.FAILED;
        });
        Optional<Dashboards> dashboards = noDashboards ? Optional.empty() : Optional.of(Dashboards.of(top.home(), top.environment(), progress::say));
        dashboards.ifPresent(brought -> brought.up(true));
        FreshDashboards.after(top, figures.get().deliveries(), progress);
        report(spec.commandLine().getOut(), figures.get(), dashboards);
        return code;
    }

    /** Made once a home: a second demo finds its deliveries loaded. */
    private Path sample(SpahcCommand top, ProgressLine progress) {
        Home home = top.home();
        Path sample = home.root().resolve("sample");
        Path complete = sample.resolve("complete");
        try {
            if (!Files.exists(complete)) {
                progress.say("Making sample deliveries …");
                LocalDate last = until == null ? LocalDate.now().minusDays(1) : until;
                SampleGenerator.generate(new SampleSettings(ROWS, 1, sample, last, MONTHS, SampleSettings.DEFAULT_NIGHTS),
                        (delivery, rows) -> { });
                deliver(sample, home.incoming(), FeedCatalogue.load(top.config()));
                Files.createFile(complete);
            }
            return sample;
        } catch (IOException e) {
            throw new Failure(ExitCode.FAILED, "The sample deliveries could not be put into " + home.incoming() + ".",
                    "Check free disk space there, then run 'spahc demo' again.", e);
        }
    }

    /** Copies the sound deliveries of the feeds that there are into the landing folder, each marked as ready when it is whole. */
    private static void deliver(Path sample, Path incoming, FeedCatalogue feeds) throws IOException {
        Set<String> known = feeds.feeds().stream().map(FeedDefinition::feed).collect(Collectors.toSet());
        try (Stream<Path> files = Files.walk(sample)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                Path relative = sample.relativize(file);
                boolean sound = relative.getNameCount() == 3 && !relative.startsWith("damaged") && !relative.startsWith("truth");
                if (sound && known.contains(relative.getName(0) + "/" + relative.getName(1))) {
                    Path target = incoming.resolve(relative);
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                    Files.writeString(target.resolveSibling(target.getFileName() + ".done"), "");
                } else if (sound) {
                    LOG.info("Not delivered, because there is no such feed: {}", relative);
                }
            }
        }
    }

    private static TruthComparison compare(SpahcCommand top, ProgressLine progress, Path sample) {
        progress.say("Comparing the figures with what is true of the sample …");
        try (Connection connection = WarehouseDatabase.open(top.home(), top.environment()).connection(Purpose.READ).open()) {
            return TruthComparison.of(connection, sample);
        } catch (SQLException e) {
            throw uk.spahc.database.DatabaseFailures.explain(e);
        }
    }

    private void report(PrintWriter out, Figures figures, Optional<Dashboards> dashboards) {
        if (json) {
            out.println(Json.of(new Report(figures.deliveries(), figures.truth(), dashboards.map(Dashboards::status).orElse(null))));
            return;
        }
        TruthComparison comparison = figures.truth();
        LoadTable.print(out, figures.deliveries());
        out.println();
        TruthReport.print(out, comparison);
        out.println();
        dashboards.ifPresent(brought -> report(out, brought));
        out.println("The warehouse goes on running. Look around: spahc status; spahc psql; spahc --help. Stop it: "
                + (dashboards.isPresent() ? "spahc dashboards down; " : "") + "spahc database stop.");
        out.flush();
    }

    private static void report(PrintWriter out, Dashboards dashboards) {
        out.println("The dashboards: " + dashboards.status().address());
        out.printf("  %-14s %-18s %s%n", "user", "password", "role");
        dashboards.demoUsers().forEach(one -> out.printf("  %-14s %-18s %s%n", one.user(), one.password(), one.role()));
        out.println();
    }

    private record Figures(List<LoadReport> deliveries, TruthComparison truth) {
    }

    /** @param dashboards null without them */
    private record Report(List<LoadReport> deliveries, TruthComparison truth, Dashboards.Status dashboards) {
    }
}
