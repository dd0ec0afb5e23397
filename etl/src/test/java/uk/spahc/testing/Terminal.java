package uk.spahc.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The {@code spahc} command line as a person has it: a process of its own, with nothing of ours in its environment but what is given. */
public final class Terminal {
    private final Map<String, String> environment;

    public Terminal(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** What a command came to. */
    public record Said(int exitCode, String out, String err) {
        public String all() {
            return out + err;
        }
    }

    /** The same with one setting more, or another value of it. */
    public Terminal with(String name, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(name, value);
        return new Terminal(more);
    }

    public Said spahc(String... arguments) {
        Process process = start(arguments);
        CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
        String out = text(process.getInputStream());
        try {
            return new Said(process.waitFor(), out, err.join());
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw new IllegalStateException(e);
        }
    }

    /** A command that goes on while the test does something else. */
    public Process start(String... arguments) {
        String classPath = System.getProperty("surefire.real.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8", "-cp", classPath));
        if (environment.containsKey("TMPDIR")) {
            command.add("-Djava.io.tmpdir=" + environment.get("TMPDIR"));
        }
        command.add("uk.spahc.Spahc");
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("SPAHC_") || name.startsWith("SPRING_"));
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(InputStream stream) {
        try {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
