package uk.spahc.operate;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import uk.spahc.audit.LoadReport;
import uk.spahc.feed.FeedCatalogue;
import uk.spahc.feed.FeedDefinition;

/** Loads one delivery from wherever it lies. */
@Command(name = "load", description = "Load one delivery; the file itself stays as it is.")
final class LoadCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FEED", description = "The feed, as publisher/feed, such as police-uk/street.")
    private String feed;

    @Parameters(index = "1", paramLabel = "FILE", description = "The delivery: the file as the supplier sent it, or zipped.")
    private Path file;

    @Option(names = "--business-date", paramLabel = "DATE", description = "The date that the delivery is of, where its name does not say (YYYY-MM-DD).")
    private LocalDate businessDate;

    @Option(names = "--accept", description = "Load it although it would be held for a person's decision. Say why in your own records.")
    private boolean accept;

    @Option(names = "--json", description = "Report as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        FeedDefinition definition = FeedCatalogue.load(SpahcCommand.above(spec).config()).feed(feed);
        ProgressLine progress = ProgressLine.on(spec.commandLine().getErr(), json);
        List<LoadReport> reports = new ArrayList<>();
        int code = PipelineOptions.within(spec, progress, pipeline -> {
            reports.add(pipeline.load(definition, file, businessDate, accept));
            progress.clear();
            return LoadReports.print(spec.commandLine().getOut(), reports, json);
        });
        FreshDashboards.after(SpahcCommand.above(spec), reports, progress);
        return code;
    }
}
