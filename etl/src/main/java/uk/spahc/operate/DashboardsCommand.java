package uk.spahc.operate;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import uk.spahc.dashboards.Dashboards;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/** Starts and stops the dashboards, and deploys to them. */
@Command(name = "dashboards", description = "Start, stop or look at the dashboards; deploy them from, or export them to, their files.")
final class DashboardsCommand {
    @Spec
    private CommandSpec spec;

    @Command(name = "up", description = "Bring the dashboards up; they go on running until they are taken down. The first time makes a Python environment of 1 GB.")
    int up(@Option(names = "--json", description = "Report as JSON.") boolean json) {
        Dashboards dashboards = dashboards();
        boolean started = dashboards.up(false);
        if (!json && !started) {
            say("The dashboards run already.");
        }
        report(dashboards.status(), json);
        return ExitCode.DONE.number();
    }

    @Command(name = "down", description = "Take the dashboards down; requests under way are answered first.")
    int down(@Option(names = "--json", description = "Report as JSON.") boolean json) {
        Dashboards dashboards = dashboards();
        boolean stopped = dashboards.down();
        if (json) {
            report(dashboards.status(), true);
        } else {
            say(stopped ? "The dashboards have stopped." : "The dashboards were not running.");
        }
        return ExitCode.DONE.number();
    }

    @Command(name = "status", description = "Tell whether the dashboards run, and where.")
    int status(@Option(names = "--json", description = "Report as JSON.") boolean json) {
        report(dashboards().status(), json);
        return ExitCode.DONE.number();
    }

    @Command(name = "deploy", description = "Make roles, datasets, charts and dashboards equal to their files; what was changed by hand is undone.")
    int deploy() {
        dashboards().run("deploy", List.of());
        return ExitCode.DONE.number();
    }

    @Command(name = "refresh", description = "Show what was loaded last: forget answers given before, and ask every chart once. Every load does this by itself.")
    int refresh() {
        dashboards().refresh();
        return ExitCode.DONE.number();
    }

    @Command(name = "export", description = "Write charts and dashboards that were changed by hand back into their files under superset/assets.")
    int export(@Parameters(paramLabel = "NAME", arity = "0..*", description = "Names of files of charts or dashboards, without their ending; all that were changed if left out.")
            List<String> names) {
        dashboards().run("export", names == null ? List.of() : names);
        return ExitCode.DONE.number();
    }

    @Command(name = "test", description = "Run the dashboards' tests on a demo of their own.")
    int test() {
        throw new Failure(ExitCode.WRONG_USE, "The dashboards' tests are run by the launcher.", "Run ./spahc dashboards test in the program's own folder.");
    }

    @Command(name = "usage", description = "Who opened what, and which data-use statement they had accepted, as CSV.")
    int usage(@Option(names = "--days", paramLabel = "N", defaultValue = "90", description = "How far back; default ${DEFAULT-VALUE} days.") int days) {
        dashboards().run("usage", List.of("--days", String.valueOf(days)));
        return ExitCode.DONE.number();
    }

    private Dashboards dashboards() {
        SpahcCommand top = SpahcCommand.above(spec);
        return Dashboards.of(top.home(), top.environment(), this::say);
    }

    private void report(Dashboards.Status status, boolean json) {
        if (json) {
            say(Json.of(status));
        } else if (status.running()) {
            say("The dashboards are at " + status.address() + " (process " + status.pid() + ").");
            say("Their log: " + status.log());
        } else {
            say("The dashboards do not run. 'spahc dashboards up' brings them up.");
        }
        if (!json && !status.refreshFailed().isEmpty()) {
            say("Their last refresh failed at " + status.refreshFailed() + ". Next: spahc dashboards refresh");
        }
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
