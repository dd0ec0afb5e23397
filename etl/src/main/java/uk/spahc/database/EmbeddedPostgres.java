package uk.spahc.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import uk.spahc.home.Home;

/**
 * The PostgreSQL server of one home: loopback only, a password for every log-in, durable. Once started it outlives the
 * command, until {@link #stop()}. Commands that start or stop it at the same time wait for each other.
 */
final class EmbeddedPostgres {
    private static final long LARGEST_LOG = 10L * 1024 * 1024;
    /** Crash recovery reads up to max_wal_size of log, so a start after a crash may take minutes. */
    private static final String SECONDS_TO_START = "600";
    private static final String SECONDS_TO_STOP = "120";
    private static final int TRIES = 5;
    private static final long PAUSE_MILLIS = 1_000;

    private final ServerFolder folder;
    private final Map<String, String> environment;
    private final Consumer<String> tell;

    /** @param tell takes plain sentences for the person at the terminal, such as a change of port */
    EmbeddedPostgres(Home home, Map<String, String> environment, Consumer<String> tell) {
        this.folder = ServerFolder.of(home);
        this.environment = environment;
        this.tell = tell;
    }

    ServerFolder folder() {
        return folder;
    }

    Passwords passwords() {
        return Passwords.in(folder.passwords());
    }

    /** The live server, if there is one. Starts nothing. */
    Optional<RunningServer> running() {
        try {
            return RunningServer.on(folder);
        } catch (IOException e) {
            throw ServerTrouble.writing("The database's folder " + folder.data() + " cannot be read", e);
        }
    }

    /**
     * The live server, started first if need be.
     *
     * @throws uk.spahc.outcome.Failure where it cannot start: disk full, no permission, data damaged, port taken
     */
    RunningServer start() {
        try (HomeLock lock = HomeLock.take(folder.lock())) {
            Optional<RunningServer> running = running();
            return running.isPresent() ? running.get() : startStopped();
        } catch (IOException e) {
            throw ServerTrouble.writing("PostgreSQL cannot be started in " + folder.root(), e);
        }
    }

    /** Stops the server, breaking off what its clients do; false where none ran. */
    boolean stop() {
        try (HomeLock lock = HomeLock.take(folder.lock())) {
            if (running().isEmpty()) {
                return false;
            }
            ServerProgram.Ended ended = ServerProgram.run(folder.root(), programs().bin("pg_ctl"), "stop",
                    "--pgdata=" + folder.data(), "--mode=fast", "--wait", "--timeout=" + SECONDS_TO_STOP);
            if (!ended.well()) {
                throw ServerTrouble.stopping(SECONDS_TO_STOP, folder.log());
            }
            return true;
        } catch (IOException e) {
            throw ServerTrouble.writing("PostgreSQL cannot be stopped in " + folder.root(), e);
        }
    }

    private RunningServer startStopped() throws IOException {
        Programs programs = programs();
        Cluster.createIn(folder, programs, passwords());
        RunningServer.forgetCrashed(folder);
        putOldLogAside();
        Optional<Integer> demanded = Ports.demanded(environment);
        String said = "";
        for (int tried = 0; tried < TRIES; tried++) {
            int port = Ports.choose(folder.port(), demanded, tell);
            ServerSettings.write(folder.data(), port);
            long logged = Files.exists(folder.log()) ? Files.size(folder.log()) : 0;
            ServerProgram.Ended ended = ServerProgram.run(folder.root(), programs.bin("pg_ctl"), "start",
                    "--pgdata=" + folder.data(), "--log=" + folder.log(), "--wait", "--timeout=" + SECONDS_TO_START);
            Optional<RunningServer> started = ended.well() ? running() : Optional.empty();
            if (started.isPresent()) {
                return started.get();
            }
            said = ended.said() + tail(logged);
            if (!isPassing(said)) {
                break;
            }
            pause();
        }
        throw ServerTrouble.starting(said, folder.data(), folder.log());
    }

    private Programs programs() {
        return Programs.unpackedUnder(folder.root());
    }

    /** Another program took the port at the last moment, or sessions of a killed server are still ending. */
    private static boolean isPassing(String said) {
        return said.contains("Address already in use") || said.contains("pre-existing shared memory block");
    }

    private String tail(long from) throws IOException {
        if (!Files.exists(folder.log())) {
            return "";
        }
        try (var log = Files.newInputStream(folder.log())) {
            log.skipNBytes(from);
            return new String(log.readAllBytes());
        }
    }

    private void putOldLogAside() throws IOException {
        Path log = folder.log();
        if (Files.exists(log) && Files.size(log) > LARGEST_LOG) {
            Files.move(log, log.resolveSibling("postgresql.1.log"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
