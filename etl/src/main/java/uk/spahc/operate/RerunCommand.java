package uk.spahc.operate;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import uk.spahc.Pipeline;
import uk.spahc.audit.Delivery;
import uk.spahc.audit.LoadReport;

/** Runs failed or held loads again. */
@Command(name = "rerun", description = "Run a failed load from where it stopped, or a held one from its beginning.")
final class RerunCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    private Which which;

    @Option(names = "--accept", description = "For a held delivery: load it although it was held. Say why in your own records.")
    private boolean accept;

    @Option(names = "--json", description = "Report as JSON.")
    private boolean json;

    /** One load, or all that failed. */
    static final class Which {
        @Parameters(index = "0", paramLabel = "LOAD", description = "Number of the load, as 'spahc status' shows it.")
        private Long load;

        @Option(names = "--failed", description = "All that failed, oldest first.")
        private boolean failed;
    }

    @Override
    public Integer call() {
        ProgressLine progress = ProgressLine.on(spec.commandLine().getErr(), json);
        List<LoadReport> reports = new ArrayList<>();
        int code = PipelineOptions.within(spec, progress, pipeline -> {
            for (Delivery delivery : deliveries(pipeline)) {
                reports.add(pipeline.rerun(delivery, accept));
            }
            progress.clear();
            return LoadReports.print(spec.commandLine().getOut(), reports, json);
        });
        FreshDashboards.after(SpahcCommand.above(spec), reports, progress);
        return code;
    }

    private List<Delivery> deliveries(Pipeline pipeline) {
        return which.failed ? pipeline.failed() : List.of(pipeline.deliveryOfLoad(which.load));
    }
}
