package uk.spahc.land;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

    /** Files of the feed that are ready, oldest business date first, then by name; those still being written are left. */
    public List<Path> ready(FeedDefinition feed) {
        try (Stream<Path> files = Files.list(of(feed))) {
            return files.filter(Files::isRegularFile).filter(this::isDelivery).filter(this::isReady).sorted(oldestFirst(feed)).toList();
        } catch (IOException e) {
            throw unusable(of(feed), e);
        }
    }

    /** Takes a waiting file by an atomic rename. */
    public ClaimedFile claim(FeedDefinition feed, Path waiting) {
        Path target = claimFolder(feed).resolve(name(waiting));
        try {
            Files.move(waiting, target, StandardCopyOption.ATOMIC_MOVE);
            Files.deleteIfExists(waiting.resolveSibling(name(waiting) + DONE));
            return new ClaimedFile(feed, target, name(waiting));
        } catch (IOException e) {
            throw unusable(waiting, e);
        }
    }

    /** Takes a copy of a file that lies elsewhere; the original stays as it is. */
    public ClaimedFile claimCopy(FeedDefinition feed, Path original) {
        if (!Files.isRegularFile(original) || !Files.isReadable(original)) {
            throw new Failure(ExitCode.WRONG_USE, "There is no readable file " + original + ".", "Check the path, then run the command again.");
        }
        Path folder = claimFolder(feed);
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

    /** Files that earlier runs claimed and did not settle, because they were cut off or failed; in the order of {@link #ready}. */
    public List<ClaimedFile> leftOver(FeedDefinition feed) {
        Path folder = home.processing().resolve(feed.feed());
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<ClaimedFile> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder, 2)) {
            for (Path file : files.filter(Files::isRegularFile).sorted(oldestFirst(feed)).toList()) {
                if (name(file).endsWith(PART)) {
                    Files.delete(file);
                } else {
                    found.add(new ClaimedFile(feed, file, name(file)));
                }
            }
            return found;
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    private static Comparator<Path> oldestFirst(FeedDefinition feed) {
        return Comparator.comparing((Path file) -> DeliveryName.of(feed, name(file)).map(Object::toString).orElse(""))
                .thenComparing(LandingFolder::name).thenComparing(Comparator.naturalOrder());
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

    private Path claimFolder(FeedDefinition feed) {
        return folder(home.processing().resolve(feed.feed()).resolve("claim-" + java.util.UUID.randomUUID()));
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
