package uk.spahc.operate;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.spahc.audit.LoadReport;
import uk.spahc.dashboards.Dashboards;
import uk.spahc.outcome.Failure;

/**
 * Dashboards that are up show what was loaded, without anybody's doing. Trouble with them is a warning, which {@code spahc status}
 * repeats until a refresh succeeds, and fails no load.
 */
final class FreshDashboards {
    private static final Logger LOG = LoggerFactory.getLogger(FreshDashboards.class);

    private FreshDashboards() {
    }

    static void after(SpahcCommand top, List<LoadReport> reports, ProgressLine progress) {
        if (reports.stream().anyMatch(report -> report.outcome() == LoadReport.Outcome.PUBLISHED)) {
            afterChange(top, progress);
        }
    }

    /** After figures have changed by whatever means. */
    static void afterChange(SpahcCommand top, ProgressLine progress) {
        try {
            Optional<Dashboards> running = Dashboards.running(top.home(), top.environment(), progress::say);
            running.ifPresent(Dashboards::refresh);
        } catch (Failure failure) {
            warn(progress, failure, failure.getMessage());
        } catch (RuntimeException trouble) {
            // The night is done and must end as what it is.
            warn(progress, trouble, trouble.getClass().getSimpleName());
        }
    }

    private static void warn(ProgressLine progress, RuntimeException trouble, String sentence) {
        LOG.warn("The dashboards could not be refreshed", trouble);
        progress.say("What was loaded is in the warehouse and in the dashboards' figures, but the dashboards could not be made ready: " + sentence);
        progress.say("Next: spahc dashboards refresh");
    }
}
