package uk.spahc.land;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import uk.spahc.feed.FeedDefinition;
import uk.spahc.home.Home;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/**
 * The landing folder: finds files that are ready, and claims them. A file is ready when a file of its name with
 * {@code .done} lies beside it, or when it has not changed for the settling time.
 */
public final class LandingFolder {
    private static final String DONE = ".done";
    private static final String PART = ".part";
    private static final String CLAIM = "claim-";
    private static final String COPY = "copy-";

    private final Home home;
    private final Duration settlingTime;
    private final Clock clock;

    public LandingFolder(Home home, Duration settlingTime, Clock clock) {
        this.home = home;
        this.settlingTime = settlingTime;
        this.clock = clock;
    }

    /** Where suppliers of that feed put their files; made if missing. */
    public Path of(FeedDefinition feed) {
        return folder(home.incoming().resolve(feed.feed()));
    }

    /** Files of the feed that are ready; those still being written are left. */
    public List<WaitingFile> ready(FeedDefinition feed) {
        try (Stream<Path> files = Files.list(of(feed))) {
            return files.filter(Files::isRegularFile).filter(this::isDelivery).filter(this::isReady)
                    .map(file -> new WaitingFile(feed, file, DeliveryName.of(feed, name(file))))
                    .toList();
        } catch (IOException e) {
            throw unusable(of(feed), e);
        }
    }

    /** Takes a waiting file by an atomic rename. */
    public ClaimedFile claim(WaitingFile waiting) {
        Path target = claimFolder(waiting.feed(), CLAIM).resolve(waiting.fileName());
        try {
            Files.move(waiting.path(), target, StandardCopyOption.ATOMIC_MOVE);
            Files.deleteIfExists(waiting.path().resolveSibling(waiting.fileName() + DONE));
            return new ClaimedFile(waiting.feed(), target, waiting.fileName());
        } catch (IOException e) {
            throw unusable(waiting.path(), e);
        }
    }

    /** Takes a copy of a file that lies elsewhere; the original stays as it is. */
    public ClaimedFile claimCopy(FeedDefinition feed, Path original) {
        if (!Files.isRegularFile(original) || !Files.isReadable(original)) {
            throw new Failure(ExitCode.WRONG_USE, "There is no readable file " + original + ".", "Check the path, then run the command again.");
        }
        Path folder = claimFolder(feed, COPY);
        Path part = folder.resolve(name(original) + PART);
        Path target = folder.resolve(name(original));
        try {
            Files.copy(original, part);
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            return new ClaimedFile(feed, target, name(original));
        } catch (IOException e) {
            discard(part);
            throw unusable(folder, e);
        }
    }

    /**
     * Puts back what earlier runs claimed and did not settle, because they were cut off or failed, so that it is loaded in its
     * turn. One whose name has come again since, or tells no date, stays where it is, for {@code spahc rerun}. Copies of files that lie elsewhere
     * and were not yet entered in the audit are removed: whoever asked for them still has them.
     */
    public void putBackLeftOvers(FeedDefinition feed) {
        Path folder = home.processing().resolve(feed.feed());
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> claims = Files.list(folder)) {
            for (Path claim : claims.filter(Files::isDirectory).toList()) {
                if (name(claim).startsWith(COPY)) {
                    emptied(claim, Files::delete);
                } else {
                    emptied(claim, file -> putBack(feed, file));
                }
            }
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    /** Puts a claimed file back to where it waited; where one of its name has come since, the claimed one stays in processing. */
    public void giveBack(ClaimedFile file) {
        Path waiting = of(file.feed()).resolve(file.fileName());
        try {
            if (Files.notExists(waiting)) {
                Files.move(file.path(), waiting, StandardCopyOption.ATOMIC_MOVE);
                Files.deleteIfExists(file.path().getParent());
            }
        } catch (IOException e) {
            throw unusable(file.path(), e);
        }
    }

    /** Removes the copy that {@link #claimCopy} made. */
    public void discard(ClaimedFile copy) {
        discard(copy.path());
    }

    private void putBack(FeedDefinition feed, Path file) throws IOException {
        Path waiting = of(feed).resolve(name(file));
        if (name(file).endsWith(PART)) {
            Files.delete(file);
        } else if (Files.notExists(waiting)
                && (name(file.getParent()).startsWith(CLAIM) || DeliveryName.of(feed, name(file)).isPresent())) {
            Files.move(file, waiting, StandardCopyOption.ATOMIC_MOVE);
            Files.writeString(waiting.resolveSibling(name(waiting) + DONE), "");
        }
    }

    private interface Clearing {
        void clear(Path file) throws IOException;
    }

    private static void emptied(Path claim, Clearing clearing) throws IOException {
        try (Stream<Path> files = Files.list(claim)) {
            for (Path file : files.toList()) {
                clearing.clear(file);
            }
        }
        try {
            Files.delete(claim);
        } catch (DirectoryNotEmptyException e) {
            // What could not be put back stays.
            return;
        }
    }

    private boolean isDelivery(Path file) {
        String name = name(file);
        return !name.startsWith(".") && !name.endsWith(DONE) && !name.endsWith(PART) && !name.endsWith(".tmp");
    }

    private boolean isReady(Path file) {
        try {
            return Files.exists(file.resolveSibling(name(file) + DONE))
                    || Files.getLastModifiedTime(file).toInstant().plus(settlingTime).isBefore(clock.instant());
        } catch (IOException e) {
            return false;
        }
    }

    private Path claimFolder(FeedDefinition feed, String kind) {
        return folder(home.processing().resolve(feed.feed()).resolve(kind + UUID.randomUUID()));
    }

    private static Path folder(Path path) {
        try {
            return Files.createDirectories(path);
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private static void discard(Path part) {
        try {
            Files.deleteIfExists(part);
            Files.deleteIfExists(part.getParent());
        } catch (IOException e) {
            // Left for the next run, which deletes every part it finds.
            return;
        }
    }

    static Failure unusable(Path path, IOException e) {
        return new Failure(ExitCode.FAILED, "The folder or file " + path + " cannot be read or written (" + reason(e) + ").",
                "Check free disk space and permissions there, then run the command again; the supplier's file is as it was.", e);
    }

    private static String reason(IOException e) {
        if (e instanceof java.nio.file.FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        return String.valueOf(e.getMessage()).contains("No space left") ? "No space left on device" : e.getClass().getSimpleName();
    }
}
