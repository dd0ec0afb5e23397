package uk.spahc.operate;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.postgresql.Driver;
import sun.misc.Signal;
import uk.spahc.database.ConnectionSettings;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/** The psql of this machine. Its settings go by the environment, where other users cannot read the password. */
record InstalledPsql(Path program) {
    static Optional<InstalledPsql> onPath(Map<String, String> environment) {
        return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator)).filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "psql")).filter(Files::isExecutable).findFirst().map(InstalledPsql::new);
    }

    /** Runs it on the terminal to its end: {@link ExitCode#DONE} or {@link ExitCode#FAILED}. */
    int run(ConnectionSettings settings, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString(), "--no-psqlrc", "--set=ON_ERROR_STOP=1"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().putAll(environment(settings));
        // Ctrl-C breaks off psql's statement, not this process.
        Signal.handle(new Signal("INT"), signal -> { });
        try {
            return builder.start().waitFor() == 0 ? ExitCode.DONE.number() : ExitCode.FAILED.number();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(ExitCode.FAILED, "The command was interrupted.", "", e);
        }
    }

    private static Map<String, String> environment(ConnectionSettings settings) {
        Properties url = Driver.parseURL(settings.url(), null);
        return Map.of("PGHOST", url.getProperty("PGHOST", "localhost"), "PGPORT", url.getProperty("PGPORT", "5432"),
                "PGDATABASE", url.getProperty("PGDBNAME", settings.user()), "PGUSER", settings.user(), "PGPASSWORD", settings.password(),
                "PGOPTIONS", url.getProperty("options", ""), "PGAPPNAME", "spahc", "PGSSLMODE", url.getProperty("sslmode", "prefer"));
    }
}
