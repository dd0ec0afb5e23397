package uk.spahc.operate;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import uk.spahc.RebuildReport;
import uk.spahc.outcome.ExitCode;

/** Counts every aggregate anew. */
@Command(name = "rebuild", description = "Count every aggregate anew from the facts, and say whether anything had differed.",
        footer = {"", "Exit codes: 0 nothing differed, or it is mended; 70 with --check, if anything differs; 75 another run."})
final class RebuildCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--check", description = "Compare only; change nothing.")
    private boolean check;

    @Option(names = "--json", description = "Report as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        ProgressLine progress = ProgressLine.on(spec.commandLine().getErr(), json);
        int code = PipelineOptions.within(spec, progress, pipeline -> {
            RebuildReport report = pipeline.rebuild(!check);
            progress.clear();
            print(spec.commandLine().getOut(), report);
            return check && report.differences() > 0 ? ExitCode.FAILED : ExitCode.DONE;
        });
        if (!check) {
            FreshDashboards.afterChange(SpahcCommand.above(spec), progress);
        }
        return code;
    }

    private void print(PrintWriter out, RebuildReport report) {
        if (json) {
            out.println(Json.of(report));
            out.flush();
            return;
        }
        for (RebuildReport.Aggregate aggregate : report.aggregates()) {
            out.println(String.format(Locale.UK, "%-32s %,10d rows, %,d not borne out by the facts, %,d missing", aggregate.table(), aggregate.rows(),
                    aggregate.rowsGone(), aggregate.rowsCome()));
        }
        if (report.differences() == 0) {
            out.println("Nothing differs.");
        } else {
            out.println("Figures differed from the facts, which is a fault of the program: report it with this output.");
            out.println(report.kept() ? "They are mended." : "Next: spahc rebuild mends them.");
        }
        out.flush();
    }
}
