package uk.spahc.operate;

import java.io.PrintWriter;
import java.util.List;
import uk.spahc.audit.LoadReport;
import uk.spahc.outcome.ExitCode;

/** Reports of a run, as a table or as JSON, and the exit code that they come to. */
final class LoadReports {
    private LoadReports() {
    }

    static ExitCode print(PrintWriter out, List<LoadReport> reports, boolean json) {
        ExitCode code = ExitCode.gravestOf(reports.stream().map(report -> report.outcome().exitCode()).toList());
        if (json) {
            out.println(Json.of(new Report(code.number(), reports)));
        } else {
            LoadTable.print(out, reports);
        }
        out.flush();
        return code;
    }

    private record Report(int exitCode, List<LoadReport> deliveries) {
    }
}
