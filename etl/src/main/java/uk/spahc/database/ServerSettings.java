package uk.spahc.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The embedded server's configuration: ours in a file of its own, written at each start, read after PostgreSQL's. */
final class ServerSettings {
    private static final String FILE = "spahc.conf";
    private static final String INCLUDE = "\ninclude = '" + FILE + "'\n";

    private ServerSettings() {
    }

    static void write(Path data, int port) throws IOException {
        Path main = data.resolve("postgresql.conf");
        if (!Files.readString(main).contains(INCLUDE)) {
            Files.writeString(main, INCLUDE, StandardOpenOption.APPEND);
        }
        Folders.writePrivately(data.resolve(FILE), template() + "port = " + port + "\n");
    }

    private static String template() {
        try (var content = ServerSettings.class.getResourceAsStream("embedded-postgresql.conf")) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
