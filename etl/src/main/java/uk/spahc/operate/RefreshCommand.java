package uk.spahc.operate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import uk.spahc.audit.LoadReport;

/** The nightly run. */
@Command(name = "refresh", description = "The nightly run: load every delivery that waits in the landing folder, then publish.")
final class RefreshCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--business-date", paramLabel = "DATE", description = "The date that waiting deliveries are of, where their names do not say (YYYY-MM-DD).")
    private LocalDate businessDate;

    @Option(names = "--json", description = "Report as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        ProgressLine progress = ProgressLine.on(spec.commandLine().getErr(), json);
        List<LoadReport> reports = new ArrayList<>();
        int code = PipelineOptions.within(spec, progress, pipeline -> {
            reports.addAll(pipeline.refresh(businessDate));
            progress.clear();
            return LoadReports.print(spec.commandLine().getOut(), reports, json);
        });
        FreshDashboards.after(SpahcCommand.above(spec), reports, progress);
        return code;
    }
}
