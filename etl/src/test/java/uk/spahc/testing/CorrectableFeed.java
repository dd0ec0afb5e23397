package uk.spahc.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Configurations in which the police's feed also takes records back, or delivers snapshots, made from the one that ships. */
public final class CorrectableFeed {
    /** Says Y in a row by which the record is taken back. */
    public static final String WITHDRAWN = "Withdrawn";
    private static final Path RESOURCES = Path.of("src", "main", "resources");
    private static final String FEED = "feeds/" + OffenceDelivery.FEED + "/feed.yml";
    private static final String AGREEMENT = "governance/agreements/asp-hate-offences.yml";

    private CorrectableFeed() {
    }

    /** @param broughtBackBy newer or nothing */
    public static Path withdrawing(Path config, String broughtBackBy) {
        write(config, FEED, text(FEED)
                .replace("columns:\n", "withdrawals: {brought_back_by: " + broughtBackBy + "}\ncolumns:\n"
                        + "  - {name: withdrawn, header: " + WITHDRAWN + ", type: boolean, class: attribute, column_required: false}\n")
                .replace("  incident:\n", "  incident:\n    withdrawn: withdrawn\n"));
        write(config, AGREEMENT, text(AGREEMENT).replace("    - last_updated\n", "    - last_updated\n    - withdrawn\n"));
        return config;
    }

    /** @param becomes withdrawn, held over a third, or kept */
    public static Path snapshots(Path config, String period, String becomes) {
        String limit = becomes.equals("withdrawn") ? ", hold_over_percent: 34" : "";
        write(config, FEED, text(FEED).replace("kind: delta", "kind: snapshot\n  period: " + period
                + "\n  absent: {becomes: " + becomes + limit + "}"));
        return config;
    }

    /** The same, of a source that says no times. */
    public static Path snapshotsWithoutTimes(Path config, String period) {
        snapshots(config, period, "withdrawn");
        write(config, FEED, read(config.resolve(FEED)).replace("  updated: last_updated\n", ""));
        return config;
    }

    private static String text(String file) {
        return read(RESOURCES.resolve(file));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path config, String file, String text) {
        try {
            Files.createDirectories(config.resolve(file).getParent());
            Files.writeString(config.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
