package uk.spahc.operate;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.spahc.audit.LoadReport;
import uk.spahc.dashboards.Dashboards;
import uk.spahc.outcome.Failure;

/** Dashboards that are up show what was loaded, without anybody's doing. Trouble with them is a warning and fails no load. */
final class FreshDashboards {
    private static final Logger LOG = LoggerFactory.getLogger(FreshDashboards.class);

    private FreshDashboards() {
    }

    static void after(SpahcCommand top, List<LoadReport> reports, ProgressLine progress) {
        if (reports.stream().noneMatch(report -> report.outcome() == LoadReport.Outcome.PUBLISHED)) {
            return;
        }
        try {
            Dashboards.running(top.home(), top.environment(), progress::say).ifPresent(dashboards -> dashboards.run("refresh", List.of()));
        } catch (Failure failure) {
            LOG.warn("The dashboards could not be refreshed", failure);
            progress.say("What was loaded is in the warehouse, but the dashboards may go on showing older figures for a day: " + failure.getMessage());
            progress.say("Next: spahc dashboards refresh");
        }
    }
}
