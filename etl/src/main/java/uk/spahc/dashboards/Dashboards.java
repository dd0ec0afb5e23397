package uk.spahc.dashboards;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import uk.spahc.home.Home;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/** The dashboards of one home, for the commands that start them, stop them and deploy to them. */
public final class Dashboards {
    /**
     * @param address empty where they do not run
     * @param pid 0 where they do not run
     * @param refreshFailed when the last refresh failed, empty where it succeeded
     */
    public record Status(boolean running, String address, long pid, Path log, String refreshFailed) {
    }

    /** One of the demo's people. */
    public record DemoUser(String user, String role, String password) {
    }

    private final Installation installation;
    private final WebServer server;
    private final Port port;
    private final Consumer<String> tell;

    Dashboards(Installation installation, Consumer<String> tell) {
        this.installation = installation;
        this.server = new WebServer(installation);
        this.port = new Port(installation);
        this.tell = tell;
    }

    /** @param tell takes plain sentences for the person at the terminal: what is being done, since some of it takes minutes */
    public static Dashboards of(Home home, Map<String, String> environment, Consumer<String> tell) {
        return new Dashboards(Installation.of(home, environment), tell);
    }

    /** The home's dashboards, running or not; none where there have never been any. */
    public static Optional<Dashboards> made(Home home, Map<String, String> environment, Consumer<String> tell) {
        return Files.exists(home.root().resolve("dashboards").resolve("settings.json")) ? Optional.of(of(home, environment, tell)) : Optional.empty();
    }

    /** The home's dashboards if they run; none also where there have never been any. */
    public static Optional<Dashboards> running(Home home, Map<String, String> environment, Consumer<String> tell) {
        if (!Files.exists(home.root().resolve("dashboards").resolve("gunicorn.pid"))) {
            return Optional.empty();
        }
        return Optional.of(of(home, environment, tell)).filter(dashboards -> dashboards.server.process().isPresent());
    }

    /**
     * Brings them up: Python environment, databases, metadata, roles, assets, web server. Whoever waits here for another that does the
     * same finds it done.
     *
     * @param demo whether there shall be a user for each role, with a random password
     * @return false where they ran already, with the same settings
     */
    public boolean up(boolean demo) {
        return locked(() -> {
            if (server.process().isPresent()) {
                port.requireOwnOrFree();
                boolean changed = installation.writeSettings(port.wanted(), demo);
                if (!changed && server.answersWithin(port.wanted())) {
                    return false;
                }
                tell.accept(changed ? "The settings have changed, so the dashboards start anew …" : "The dashboards do not answer, so they start anew …");
                server.stop();
            }
            installation.python().make(tell);
            int chosen = port.choose();
            installation.writeSettings(chosen, demo);
            tell.accept("Preparing the dashboards …");
            command("prepare", List.of());
            tell.accept("Starting the dashboards …");
            server.start(chosen);
            return true;
        });
    }

    /** False where they did not run. */
    public boolean down() {
        return locked(server::stop);
    }

    public Status status() {
        try {
            Optional<ProcessHandle> running = server.process();
            return new Status(running.isPresent(), running.isPresent() ? address() : "", running.map(ProcessHandle::pid).orElse(0L), installation.log(), installation.refreshFailed());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** The demo's people, one a role; none where the dashboards were not brought up for a demo. */
    public List<DemoUser> demoUsers() {
        try {
            return installation.demoUsers();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * Runs one of the commands of {@code python -m spahc_superset}; what it prints goes to the person at the terminal.
     *
     * @throws Failure where the dashboards have never been brought up, or the command fails
     */
    public void run(String name, List<String> arguments) {
        if (!Files.exists(installation.settings()) || !installation.python().isReady()) {
            throw new Failure(ExitCode.WRONG_USE, "The dashboards have not been made in this home.", "Run 'spahc dashboards up' first.");
        }
        locked(() -> {
            installation.writeSettings(port.wanted(), false);
            command(name, arguments);
            return true;
        });
    }

    /**
     * Makes them ready for the figures that were loaded last. A failure is kept for {@link #status()} until a refresh succeeds.
     *
     * @throws Failure as {@link #run}
     */
    public void refresh() {
        try {
            run("refresh", List.of());
            installation.keepRefreshFailed("");
        } catch (Failure failure) {
            installation.keepRefreshFailed(OffsetDateTime.now().truncatedTo(ChronoUnit.SECONDS).toString());
            throw failure;
        }
    }

    private void command(String name, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(installation.python().program("python").toString(), "-m", "spahc_superset", name));
        command.addAll(arguments);
        Program.Outcome outcome = Program.of(command).in(installation.folder()).with(installation.pythonEnvironment()).following(tell)
                .loggingTo(installation.log()).run();
        if (outcome.code() != 0) {
            throw new Failure(outcome.code() == ExitCode.WRONG_USE.number() ? ExitCode.WRONG_USE : ExitCode.FAILED,
                    "The dashboards' command '" + name + "' failed.", "Read the last lines of " + installation.log() + ", then run the command again.");
        }
    }

    private String address() throws IOException {
        return installation.environment().getOrDefault("SPAHC_DASHBOARDS_ADDRESS", "http://127.0.0.1:" + port.wanted());
    }

    private <T> T locked(Work<T> work) {
        try (FileChannel channel = FileChannel.open(installation.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE); FileLock lock = channel.lock()) {
            return work.run();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private Failure unreadable(IOException e) {
        return new Failure(ExitCode.FAILED, "The dashboards' folder " + installation.folder() + " cannot be read or written (" + e.getClass().getSimpleName() + ").",
                "Check free disk space and that you may write there, then run again.", e);
    }

    private interface Work<T> {
        T run() throws IOException;
    }
}
