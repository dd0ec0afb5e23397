package uk.spahc.operate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import uk.spahc.database.ConnectionSettings;
import uk.spahc.database.DatabaseFailures;
import uk.spahc.database.Purpose;
import uk.spahc.database.WarehouseDatabase;

/** psql on the warehouse, reading only. */
@Command(name = "psql", description = "Read the warehouse with SQL.", footer = {"",
    "Uses psql where it is installed, and a small equivalent where it is not. The log-in reads only."})
final class PsqlCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = {"-c", "--command"}, paramLabel = "SQL", description = "Run this and end.")
    private Optional<String> command;

    @Option(names = {"-A", "--no-align"}, description = "Do not align columns.")
    private boolean unaligned;

    @Option(names = {"-t", "--tuples-only"}, description = "Rows only: neither headings nor counts.")
    private boolean tuplesOnly;

    @Option(names = {"-F", "--field-separator"}, paramLabel = "TEXT", defaultValue = "|", description = "Between columns with -A; default |.")
    private String separator;

    @Option(names = "--built-in", description = "Use the built-in equivalent even where psql is installed.")
    private boolean builtIn;

    @Override
    public Integer call() throws IOException {
        SpahcCommand top = SpahcCommand.above(spec);
        ConnectionSettings settings = WarehouseDatabase.open(top.home(), top.environment()).connection(Purpose.READ);
        try (Connection connection = settings.open()) {
            Optional<InstalledPsql> installed = builtIn ? Optional.empty() : InstalledPsql.onPath(top.environment());
            if (installed.isPresent()) {
                connection.close();
                return installed.get().run(settings, arguments());
            }
            ResultTable table = new ResultTable(spec.commandLine().getOut(), unaligned, tuplesOnly, separator);
            BuiltInPsql psql = new BuiltInPsql(connection, table, spec.commandLine().getErr());
            return command.isPresent() ? psql.run(command.get())
                    : psql.converse(new BufferedReader(new InputStreamReader(System.in)), System.console() != null);
        } catch (SQLException e) {
            throw DatabaseFailures.explain(e);
        }
    }

    private List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        if (unaligned) {
            arguments.add("--no-align");
        }
        if (tuplesOnly) {
            arguments.add("--tuples-only");
        }
        arguments.add("--field-separator=" + separator);
        command.ifPresent(sql -> arguments.add("--command=" + sql));
        return arguments;
    }
}
