package uk.spahc.database;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/**
 * Runs one of PostgreSQL's programs to its end. PostgreSQL refuses to run as root; as root it is started in a user
 * namespace of its own, where root is nobody in particular, while its files go on belonging to root.
 */
final class ServerProgram {
    /** @param said what it printed, both streams together */
    record Ended(int exitCode, String said) {
        boolean well() {
            return exitCode == 0;
        }
    }

    private ServerProgram() {
    }

    static Ended run(Path workingFolder, Path program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (new UnixSystem().getUid() == 0) {
            command.addAll(List.of("unshare", "--user", "--"));
        }
        command.add(program.toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(workingFolder.toFile()).redirectErrorStream(true);
        plainEnvironment(builder.environment());
        Process process = start(builder);
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(exitCode(process), said);
    }

    private static Process start(ProcessBuilder builder) throws IOException {
        try {
            return builder.start();
        } catch (IOException e) {
            if (builder.command().get(0).equals("unshare")) {
                throw new Failure(ExitCode.FAILED, "PostgreSQL refuses to run as root, and 'unshare', which would help, is not installed.",
                        "Run spahc as an ordinary user, or name a PostgreSQL server with SPRING_DATASOURCE_URL.", e);
            }
            throw e;
        }
    }

    /** English messages, which {@link ServerTrouble} reads, and none of the caller's settings for another server. */
    private static void plainEnvironment(Map<String, String> environment) {
        environment.keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_") || name.startsWith("SPRING_"));
        environment.put("LC_ALL", "C");
        environment.put("TZ", "UTC");
    }

    private static int exitCode(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(ExitCode.FAILED, "The command was interrupted while PostgreSQL started or stopped.", "Run it again.", e);
        }
    }
}
