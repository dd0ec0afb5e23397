package uk.spahc.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/** Which port of the loopback address a home's server takes. */
final class Ports {
    static final String SETTING = "SPAHC_DATABASE_PORT";

    /** Below the range that operating systems hand out to outgoing connections, so that the choice lasts. */
    private static final int FIRST = 20_432;
    private static final int LAST = 29_432;
    private static final int TRIES = 200;

    private Ports() {
    }

    /** The port that the user insists on, if any. */
    static Optional<Integer> demanded(Map<String, String> environment) {
        String port = environment.getOrDefault(SETTING, "").strip();
        if (port.isEmpty()) {
            return Optional.empty();
        }
        if (!port.matches("\\d{4,5}") || Integer.parseInt(port) < 1024 || Integer.parseInt(port) > 65_535) {
            throw new Failure(ExitCode.WRONG_USE, SETTING + " must be a port number from 1024 to 65535, but is '" + port + "'.",
                    "Correct or remove that setting.");
        }
        return Optional.of(Integer.valueOf(port));
    }

    /**
     * The port to start on: the demanded one, else the one used last time, else a free one, which the file keeps.
     *
     * @throws Failure where the demanded port is taken
     */
    static int choose(Path file, Optional<Integer> demanded, Consumer<String> tell) throws IOException {
        if (demanded.isPresent()) {
            if (isTaken(demanded.get())) {
                throw ServerTrouble.portTaken(demanded.get());
            }
            return demanded.get();
        }
        int before = Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 0;
        if (before != 0 && !isTaken(before)) {
            return before;
        }
        int port = anyFree();
        if (before != 0) {
            tell.accept("Port " + before + " is used by another program; this home's database takes port " + port + " instead.");
        }
        Folders.writePrivately(file, port + "\n");
        return port;
    }

    static boolean isTaken(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static int anyFree() {
        return ThreadLocalRandom.current().ints(TRIES, FIRST, LAST).filter(port -> !isTaken(port)).findFirst()
                .orElseThrow(() -> new Failure(ExitCode.FAILED, "No free port was found for the database.",
                        "Name one with " + SETTING + "."));
    }
}
