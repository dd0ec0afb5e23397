package uk.spahc.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Configurations in which the police's feed also takes records back, or delivers snapshots, made from the one that ships. */
public final class CorrectableFeed {
    /** Says Y in a row by which the record is taken back. */
    public static final String WITHDRAWN = "Withdrawn";
    /** Of {@link #withdrawalFeed}. */
    public static final String WITHDRAWALS = "avon-somerset-police/withdrawals";
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

    /** With a feed of its own for what the police take back. */
    public static Path withdrawalFeed(Path config) {
        write(config, "feeds/" + WITHDRAWALS + "/feed.yml", """
                feed: avon-somerset-police/withdrawals
                title: Records that the police take back
                source: {code: ASP, name: Avon and Somerset Police, kind: police}
                theme: hate-crime
                agreement: asp-hate-offences
                record_kind: withdrawal
                format: {type: csv}
                arrival:
                  kind: delta
                  file_name: 'withdrawals_(?<businessDate>\\d{4}-\\d{2}-\\d{2})\\.csv'
                  schedule: daily
                  promise_hours: 30
                identity: {record: crime_reference, updated: withdrawn_at}
                area: {authority: E06000023, outside: count}
                reject_limit: {rows: 20, percent: 2.0}
                times: {zone: Europe/London}
                columns:
                  - {name: crime_reference, header: Crime Reference, type: text, class: identifier, mandatory: true, max_length: 40}
                  - {name: withdrawn_at, header: Withdrawn At, type: datetime, formats: ["dd/MM/yyyy HH:mm:ss"], class: attribute, mandatory: true}
                mapping:
                  withdrawal: {record: crime_reference}
                """);
        write(config, AGREEMENT, text(AGREEMENT).replace("permitted_fields:\n", "permitted_fields:\n  " + WITHDRAWALS + ": [crime_reference, withdrawn_at]\n"));
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
