package uk.spahc.recovery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A second JVM on this test's class path, with what it said. */
final class Child implements AutoCloseable {
    static final int KILLED = 137;

    private static final int SECONDS = 120;

    private final Process process;
    private final List<String> said = new ArrayList<>();
    private final Thread listening;

    private Child(Process process) {
        this.process = process;
        this.listening = new Thread(this::listen, "child-" + process.pid());
        this.listening.setDaemon(true);
        this.listening.start();
    }

    static Child start(Map<String, String> environment, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-XX:+UseSerialGC", "-Xmx384m", "-Dlogging.level.root=OFF",
                "-cp", System.getProperty("surefire.real.class.path", System.getProperty("java.class.path")), main.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            return new Child(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for its end; a child that does not end is killed and is an error of the test. */
    int exitCode() {
        try {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the process did not end; it said: " + said());
            }
            listening.join();
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until one of them has ended, and returns it. */
    static Child firstEnded(List<Child> children) {
        try {
            CompletableFuture.anyOf(children.stream().map(child -> child.process.onExit()).toArray(CompletableFuture[]::new)).get(SECONDS, TimeUnit.SECONDS);
            return children.stream().filter(child -> !child.process.isAlive()).findFirst().orElseThrow();
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("no process ended; they said: " + children.stream().map(Child::said).toList(), e);
        }
    }

    /** Whether it has printed a line that begins so. */
    boolean hasSaid(String beginning) {
        synchronized (said) {
            return said.stream().anyMatch(line -> line.startsWith(beginning));
        }
    }

    /** Waits until it prints a line that begins so, or ends. */
    void await(String beginning) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        synchronized (said) {
            while (!hasSaid(beginning)) {
                if (!listening.isAlive() || System.nanoTime() > end) {
                    throw new IllegalStateException("the process never said '" + beginning + "'; it said: " + said);
                }
                try {
                    said.wait(100);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    /** Lets a held child go on. */
    void goOn() {
        try {
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void kill() {
        process.destroyForcibly();
    }

    /** The number after that word, at the beginning of a line. */
    long number(String word) {
        synchronized (said) {
            return said.stream().filter(line -> line.startsWith(word + " ")).mapToLong(line -> Long.parseLong(line.substring(word.length() + 1)))
                    .findFirst().orElseThrow(() -> new IllegalStateException("no " + word + " in " + said));
        }
    }

    String said() {
        synchronized (said) {
            return String.join("\n", said);
        }
    }

    private void listen() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                synchronized (said) {
                    said.add(line);
                    said.notifyAll();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
