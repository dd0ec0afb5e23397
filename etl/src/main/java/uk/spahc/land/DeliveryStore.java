package uk.spahc.land;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.FileOutputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import uk.spahc.audit.Delivery;
import uk.spahc.home.Home;
import uk.spahc.keys.FileSealer;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/**
 * Where the bytes of a delivery lie: in clear in {@code processing} while it is at work, afterwards encrypted in
 * {@code archive}, {@code held} or {@code rejected}, by the name of its SHA-256. Every move can be repeated after a kill.
 */
public final class DeliveryStore {
    private final Home home;
    private final FileSealer sealer;

    public DeliveryStore(Home home, FileSealer sealer) {
        this.home = home;
        this.sealer = sealer;
    }

    /** Where a settled delivery goes. */
    public enum Place {
        ARCHIVE(Home::archive), HELD(Home::held), REJECTED(Home::rejected);

        private final Function<Home, Path> folder;

        Place(Function<Home, Path> folder) {
            this.folder = folder;
        }
    }

    /** Gives a claimed file its place under the delivery's name, so that a rerun finds it. */
    public void take(ClaimedFile file, String feed, String sha256) {
        Path folder = processing(feed, sha256);
        try {
            Files.createDirectories(folder);
            Files.move(file.path(), folder.resolve(file.fileName()), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            removeIfEmpty(file.path().getParent());
        } catch (IOException e) {
            throw LandingFolder.unusable(folder, e);
        }
    }

    /** Removes a claimed file whose bytes are known already. */
    public void drop(ClaimedFile file) {
        try {
            Files.deleteIfExists(file.path());
            removeIfEmpty(file.path().getParent());
        } catch (IOException e) {
            throw LandingFolder.unusable(file.path(), e);
        }
    }

    /**
     * The content of a delivery, wherever it lies.
     *
     * @throws Failure when it lies nowhere
     */
    public DeliveryContent content(Delivery delivery) {
        Path folder = processing(delivery.feed(), delivery.sha256());
        try {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    Path plain = files.filter(Files::isRegularFile).findFirst().orElse(null);
                    if (plain != null) {
                        return DeliveryContent.of(plain);
                    }
                }
            }
        } catch (IOException e) {
            throw LandingFolder.unusable(folder, e);
        }
        for (Place place : List.of(Place.HELD, Place.REJECTED, Place.ARCHIVE)) {
            Path sealed = sealed(place, delivery);
            if (Files.isRegularFile(sealed)) {
                return () -> sealer.open(Files.newInputStream(sealed), delivery.sha256());
            }
        }
        throw new Failure(ExitCode.FAILED, "The file of delivery " + delivery.deliveryKey() + " is neither in processing, held, rejected nor archive.",
                "Ask the supplier to send " + delivery.fileName() + " again and put it into the landing folder.");
    }

    /** Puts the delivery away encrypted; what lay elsewhere is removed once it is there whole. */
    public void settle(Delivery delivery, Place place) {
        Path target = sealed(place, delivery);
        try {
            if (!Files.exists(target)) {
                seal(delivery, target);
            }
            for (Place other : Place.values()) {
                if (other != place) {
                    Files.deleteIfExists(sealed(other, delivery));
                }
            }
            removeTree(processing(delivery.feed(), delivery.sha256()));
        } catch (IOException e) {
            throw LandingFolder.unusable(target, e);
        }
    }

    /** Removes the delivery's bytes wherever they lie; may be repeated. */
    public void destroy(Delivery delivery) {
        try {
            for (Place place : Place.values()) {
                Files.deleteIfExists(sealed(place, delivery));
            }
            removeTree(processing(delivery.feed(), delivery.sha256()));
        } catch (IOException e) {
            throw LandingFolder.unusable(home.held(), e);
        }
    }

    private void seal(Delivery delivery, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        Path part = target.resolveSibling(target.getFileName() + ".part");
        DeliveryContent content = content(delivery);
        try (FileOutputStream file = new FileOutputStream(part.toFile());
                OutputStream sealing = sealer.seal(file, delivery.sha256());
                InputStream plain = content.open()) {
            plain.transferTo(sealing);
        } catch (IOException e) {
            Files.deleteIfExists(part);
            throw e;
        }
        try (java.nio.channels.FileChannel channel = java.nio.channels.FileChannel.open(part, java.nio.file.StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private Path sealed(Place place, Delivery delivery) {
        return place.folder.apply(home).resolve(delivery.feed()).resolve(delivery.sha256() + ".sealed");
    }

    private Path processing(String feed, String sha256) {
        return home.processing().resolve(feed).resolve(sha256);
    }

    private static void removeTree(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private static void removeIfEmpty(Path folder) throws IOException {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            // Another file of the same claim is still there.
            return;
        }
    }
}
