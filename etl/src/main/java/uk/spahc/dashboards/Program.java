package uk.spahc.dashboards;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A program to be run to its end.
 *
 * @param environment added to this process's own; secrets go here or into files, never into the command
 * @param follow takes each line that it prints, on either stream
 * @param errors a file for what it prints on its error stream, added at the end; null for {@code follow}
 */
record Program(List<String> command, Path folder, Map<String, String> environment, Consumer<String> follow, Path errors) {
    private static final int LAST_LINES = 4;

    /** @param lastLines of what it printed */
    record Outcome(int code, String lastLines) {
    }

    static Program of(List<String> command) {
        return new Program(command, Path.of("."), Map.of(), line -> { }, null);
    }

    Program in(Path where) {
        return new Program(command, where, environment, follow, errors);
    }

    Program with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        return new Program(command, folder, all, follow, errors);
    }

    Program following(Consumer<String> taker) {
        return new Program(command, folder, environment, taker, errors);
    }

    /** Its error stream goes into that file, so that the terminal shows only what is for a person. */
    Program loggingTo(Path file) {
        return new Program(command, folder, environment, follow, file);
    }

    Outcome run() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        if (errors == null) {
            builder.redirectErrorStream(true);
        } else {
            builder.redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()));
        }
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        Deque<String> last = new ArrayDeque<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                last.addLast(line);
                if (last.size() > LAST_LINES) {
                    last.removeFirst();
                }
                follow.accept(line);
            }
            return new Outcome(process.waitFor(), String.join("\n", last));
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
