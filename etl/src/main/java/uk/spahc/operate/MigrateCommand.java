package uk.spahc.operate;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import uk.spahc.database.Migration;
import uk.spahc.database.WarehouseDatabase;
import uk.spahc.outcome.ExitCode;

/** Makes or updates the warehouse's roles, tables and views. */
@Command(name = "migrate", description = "Make or update the warehouse's roles, tables and views.")
final class MigrateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Report as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        SpahcCommand top = SpahcCommand.above(spec);
        Migration.Result result = Migration.run(WarehouseDatabase.open(top.home(), top.environment()));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.of(result));
        } else if (result.changeSets() == 0 && result.comments() == 0) {
            out.println("The warehouse is up to date.");
        } else {
            out.println("The warehouse is up to date: " + result.changeSets() + " change sets and " + result.comments()
                    + " descriptions were applied.");
        }
        return ExitCode.DONE.number();
    }
}
