package uk.spahc.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a delivery's bytes come from: a file in clear, or one decrypted as it is read. */
@FunctionalInterface
public interface DeliveryContent {
    /** The bytes from their beginning, as often as asked, each time the same. */
    InputStream open() throws IOException;

    static DeliveryContent of(Path file) {
        return () -> Files.newInputStream(file);
    }
}
