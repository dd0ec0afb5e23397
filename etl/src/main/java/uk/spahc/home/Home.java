package uk.spahc.home;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/**
 * The folder that holds everything a run writes ({@code --home}, {@code SPAHC_HOME}, default {@code .spahc}). Two homes
 * share nothing: neither files nor database server. Folders are made on first use, readable by their owner alone.
 */
public record Home(Path root) {
    public Home {
        root = root.toAbsolutePath().normalize();
    }

    /** Where suppliers' deliveries arrive: {@code incoming/<publisher>/<feed>/}. */
    public Path incoming() {
        return folder("incoming");
    }

    /** Deliveries that a run has claimed and not yet settled. */
    public Path processing() {
        return folder("processing");
    }

    /** Settled deliveries, encrypted. */
    public Path archive() {
        return folder("archive");
    }

    /** Deliveries that wait for a person's decision, encrypted. */
    public Path held() {
        return folder("held");
    }

    /** Deliveries that were refused, encrypted. */
    public Path rejected() {
        return folder("rejected");
    }

    /** The embedded PostgreSQL: binaries, data, log, passwords. */
    public Path database() {
        return folder("database");
    }

    /** The dashboards: Python environment, settings, caches. */
    public Path dashboards() {
        return folder("dashboards");
    }

    public Path logs() {
        return folder("logs");
    }

    /** The demo's own keys. A production key lives elsewhere. */
    public Path keys() {
        return folder("keys");
    }

    /** A receipt for each delivery, without personal data, to send back to its supplier. */
    public Path receipts() {
        return folder("receipts");
    }

    public Path temporary() {
        return folder("tmp");
    }

    private Path folder(String name) {
        Path folder = root.resolve(name);
        try {
            Files.createDirectories(folder, ownerOnly());
        } catch (IOException e) {
            for (Path part = folder; part != null; part = part.getParent()) {
                if (Files.isRegularFile(part)) {
                    throw new Failure(ExitCode.WRONG_USE, part + " is a file, but the home needs a folder there.",
                            "Move that file away, or choose another home with --home.", e);
                }
            }
            throw new Failure(ExitCode.FAILED, "The folder " + folder + " cannot be made: " + e.getClass().getSimpleName() + ".",
                    "Check that the disk is not full and that you may write there, or choose another home with --home.", e);
        }
        return folder;
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))}
                : new FileAttribute<?>[0];
    }
}
