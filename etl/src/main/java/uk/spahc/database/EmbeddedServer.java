package uk.spahc.database;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import uk.spahc.home.Home;

/** The embedded server of a home, for the commands that start it, stop it and tell how it is. */
public final class EmbeddedServer {
    /**
     * @param port of 127.0.0.1; 0 where it does not run
     * @param pid 0 where it does not run
     */
    public record Status(boolean running, int port, long pid, Path data, Path log) {
    }

    private final EmbeddedPostgres postgres;

    private EmbeddedServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    public static EmbeddedServer of(Home home, Map<String, String> environment) {
        return new EmbeddedServer(new EmbeddedPostgres(home, environment, System.err::println));
    }

    /**
     * Starts it unless it runs, and makes sure that it is this home's.
     *
     * @throws uk.spahc.outcome.Failure where it cannot start
     */
    public Status start() {
        EmbeddedWarehouse.open(postgres);
        return status();
    }

    /** False where it did not run. */
    public boolean stop() {
        return postgres.stop();
    }

    public Status status() {
        Optional<RunningServer> running = postgres.running();
        return new Status(running.isPresent(), running.map(RunningServer::port).orElse(0), running.map(RunningServer::pid).orElse(0L),
                postgres.folder().data(), postgres.folder().log());
    }
}
