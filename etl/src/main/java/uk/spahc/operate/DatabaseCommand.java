package uk.spahc.operate;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import uk.spahc.database.EmbeddedServer;
import uk.spahc.database.WarehouseDatabase;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/** Starts and stops the home's own PostgreSQL server, and tells how it is. */
@Command(name = "database", description = "Start, stop or look at the embedded PostgreSQL server.")
final class DatabaseCommand {
    @Spec
    private CommandSpec spec;

    @Command(name = "start", description = "Start the server; it goes on running until it is stopped.")
    int start(@Option(names = "--json", description = "Report as JSON.") boolean json) {
        report(server().start(), json);
        return ExitCode.DONE.number();
    }

    @Command(name = "stop", description = "Stop the server, breaking off what its clients do.")
    int stop(@Option(names = "--json", description = "Report as JSON.") boolean json) {
        EmbeddedServer server = server();
        boolean stopped = server.stop();
        if (json) {
            report(server.status(), true);
        } else {
            say(stopped ? "The database server has stopped." : "The database server was not running.");
        }
        return ExitCode.DONE.number();
    }

    @Command(name = "status", description = "Tell whether the server runs, and where.")
    int status(@Option(names = "--json", description = "Report as JSON.") boolean json) {
        report(server().status(), json);
        return ExitCode.DONE.number();
    }

    private EmbeddedServer server() {
        SpahcCommand top = SpahcCommand.above(spec);
        if (WarehouseDatabase.isExternal(top.environment())) {
            throw new Failure(ExitCode.WRONG_USE, WarehouseDatabase.URL_SETTING + " names another server, which spahc neither starts nor stops.",
                    "Remove that setting to use the embedded server.");
        }
        return EmbeddedServer.of(top.home(), top.environment());
    }

    private void report(EmbeddedServer.Status status, boolean json) {
        if (json) {
            say(Json.of(status));
        } else if (status.running()) {
            say("The database server runs on 127.0.0.1 port " + status.port() + " (process " + status.pid() + ").");
            say("Its data: " + status.data());
            say("Its log:  " + status.log());
        } else {
            say("The database server does not run. Any command that needs it starts it.");
        }
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
    }
}
