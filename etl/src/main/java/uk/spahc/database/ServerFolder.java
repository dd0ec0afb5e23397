package uk.spahc.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import uk.spahc.home.Home;

/** Where the embedded server of one home keeps what. */
record ServerFolder(Path root, Path log) {
    static ServerFolder of(Home home) {
        return new ServerFolder(home.database(), home.logs().resolve("postgresql.log"));
    }

    Path data() {
        return root.resolve("data");
    }

    /** Passwords of the log-ins, mode 0600. */
    Path passwords() {
        return root.resolve("passwords.properties");
    }

    /** The port that the server takes when it starts. */
    Path port() {
        return root.resolve("port");
    }

    /** Held while a command starts or stops the server. */
    Path lock() {
        return root.resolve("lock");
    }

    /**
     * The cluster's own number, as {@code initdb} drew it: the first eight bytes of {@code pg_control}, in the machine's
     * byte order, unsigned.
     */
    String systemIdentifier() throws IOException {
        byte[] control = Files.readAllBytes(data().resolve("global").resolve("pg_control"));
        return Long.toUnsignedString(ByteBuffer.wrap(control).order(ByteOrder.nativeOrder()).getLong());
    }
}
