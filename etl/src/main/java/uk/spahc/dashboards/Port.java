package uk.spahc.dashboards;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/** The port on the loopback address: the one that SPAHC_DASHBOARDS_PORT names, else the one of last time, else 8088, else the next free one. */
record Port(Installation installation) {
    private static final int USUAL = 8088;
    private static final int TRIED = 100;
    private static final String NUMBER = "\\d{4,5}";

    /** The one named, else that of last time. */
    int wanted() throws IOException {
        return named().orElse(last());
    }

    /**
     * A free one, noted for next time.
     *
     * @throws Failure where the one named is taken
     */
    int choose() throws IOException {
        OptionalInt named = named();
        if (named.isPresent() && isTaken(named.getAsInt())) {
            throw unusable(String.valueOf(named.getAsInt()));
        }
        int before = last();
        int port = named.isPresent() ? named.getAsInt() : IntStream.concat(IntStream.of(before), IntStream.range(USUAL, USUAL + TRIED))
                .filter(candidate -> !isTaken(candidate)).findFirst()
                .orElseThrow(() -> new Failure(ExitCode.FAILED, "No free port was found for the dashboards.", "Name one with SPAHC_DASHBOARDS_PORT."));
        Installation.writePrivately(installation.port(), port + "\n");
        return port;
    }

    /**
     * To be asked before a server that runs is stopped in order to move.
     *
     * @throws Failure where the port named is neither the server's own nor free
     */
    void requireOwnOrFree() throws IOException {
        OptionalInt named = named();
        if (named.isPresent() && named.getAsInt() != last() && isTaken(named.getAsInt())) {
            throw unusable(String.valueOf(named.getAsInt()));
        }
    }

    private OptionalInt named() {
        String named = installation.environment().getOrDefault("SPAHC_DASHBOARDS_PORT", "").strip();
        if (named.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!named.matches(NUMBER) || Integer.parseInt(named) < 1024 || Integer.parseInt(named) > 65535) {
            throw unusable(named);
        }
        return OptionalInt.of(Integer.parseInt(named));
    }

    private int last() throws IOException {
        String noted = Files.exists(installation.port()) ? Files.readString(installation.port()).strip() : "";
        return noted.matches(NUMBER) ? Integer.parseInt(noted) : USUAL;
    }

    private static Failure unusable(String named) {
        return new Failure(ExitCode.WRONG_USE, "SPAHC_DASHBOARDS_PORT must be a free port from 1024 to 65535, and '" + named + "' is not.",
                "Name another one, or remove that setting and let spahc choose one.");
    }

    private static boolean isTaken(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
