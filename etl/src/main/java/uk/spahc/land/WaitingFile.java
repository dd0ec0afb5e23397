package uk.spahc.land;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import uk.spahc.feed.FeedDefinition;

/** A file in the landing folder that is ready to be claimed. */
public record WaitingFile(FeedDefinition feed, Path path, Optional<DeliveryName> name) {
    /** The oldest business date first, a first delivery before its revisions; files that tell no date last. */
    public static final Comparator<WaitingFile> OLDEST_FIRST = Comparator
            .comparing((WaitingFile file) -> file.name().map(DeliveryName::businessDate).orElse(LocalDate.MAX))
            .thenComparing(file -> file.name().map(DeliveryName::revision).orElse(0))
            .thenComparing(file -> file.feed().feed())
            .thenComparing(WaitingFile::fileName);

    public String fileName() {
        return path.getFileName().toString();
    }
}
