package uk.spahc.dashboards;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/** Superset under gunicorn, on the loopback address alone. Once started it outlives the command, until {@link #stop()}. */
final class WebServer {
    /** Seconds; longer than the 60 for which nginx keeps a connection, so that never the server closes one that the other is about to use. */
    private static final String KEEP_ALIVE = "75";
    private static final Path PROCESSES = Path.of("/proc");
    private static final int SECONDS_TO_START = 180;
    private static final int SECONDS_TO_STOP = 40;
    private static final long LARGEST_LOG = 10L * 1024 * 1024;

    private final Installation installation;

    WebServer(Installation installation) {
        this.installation = installation;
    }

    /** The live server's process, if there is one of this home; also one whose start was cut off before its number was noted. */
    Optional<ProcessHandle> process() {
        return noted().or(this::notNoted);
    }

    private Optional<ProcessHandle> noted() {
        try {
            String number = Files.readString(installation.pid()).strip();
            return ProcessHandle.of(Long.parseLong(number)).filter(ProcessHandle::isAlive).filter(this::isOurs);
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private Optional<ProcessHandle> notNoted() {
        return !Files.exists(PROCESSES) ? Optional.empty() : ProcessHandle.allProcesses().filter(this::isOurs).filter(found -> found.parent().filter(this::isOurs).isEmpty()).findFirst();
    }

    /** The number may have been given to another program since; ours was started with its pid file. */
    private boolean isOurs(ProcessHandle process) {
        try {
            return Files.readString(PROCESSES.resolve(String.valueOf(process.pid())).resolve("cmdline"), StandardCharsets.ISO_8859_1)
                    .contains("--pid\0" + new String(installation.pid().toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1) + "\0");
        } catch (IOException e) {
            return !Files.exists(PROCESSES) && process.info().command().filter(command -> command.contains("python")).isPresent();
        }
    }

    /** Starts it and waits until it answers. */
    void start(int port) throws IOException {
        putOldLogAside();
        Files.deleteIfExists(installation.pid());
        List<String> command = List.of(installation.python().program("gunicorn").toString(), "--daemon", "--bind", "127.0.0.1:" + port,
                "--workers", installation.environment().getOrDefault("SPAHC_DASHBOARDS_WORKERS", "2"), "--worker-class", "gthread", "--threads", "8",
                "--keep-alive", KEEP_ALIVE, "--timeout", "120", "--graceful-timeout", "20", "--max-requests", "5000", "--max-requests-jitter", "500",
                "--pid", installation.pid().toString(), "--error-logfile", installation.log().toString(), "--log-level", "warning",
                "--capture-output", "--no-control-socket", "--name", "spahc-dashboards", "superset.app:create_app()");
        Program.Outcome outcome = Program.of(command).in(installation.folder()).with(installation.pythonEnvironment()).with(Map.of("UMASK", "0077")).run();
        if (outcome.code() != 0 || !answersWithin(port)) {
            stop();
            throw new Failure(ExitCode.FAILED, "The dashboards did not start.",
                    "Read the last lines of " + installation.log() + ", then run 'spahc dashboards up' again.");
        }
    }

    /** Whether it answers, now or before the time is up that a start may take. */
    boolean answersWithin(int port) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_START);
        while (System.nanoTime() < end) {
            if (answers(port) && process().isPresent()) {
                return true;
            }
            pause();
        }
        return false;
    }

    static boolean answers(int port) {
        HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health")).timeout(Duration.ofSeconds(10)).build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Lets requests under way finish; false where it did not run. */
    boolean stop() throws IOException {
        Optional<ProcessHandle> running = process();
        if (running.isEmpty()) {
            return false;
        }
        running.get().destroy();
        for (int second = 0; second < SECONDS_TO_STOP && running.get().isAlive(); second++) {
            pause();
        }
        if (running.get().isAlive()) {
            running.get().descendants().forEach(ProcessHandle::destroyForcibly);
            running.get().destroyForcibly();
        }
        Files.deleteIfExists(installation.pid());
        return true;
    }

    private void putOldLogAside() throws IOException {
        Path log = installation.log();
        if (Files.exists(log) && Files.size(log) > LARGEST_LOG) {
            Files.move(log, log.resolveSibling("dashboards.1.log"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
