package uk.spahc.validate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import uk.spahc.feed.FeedDefinition;
import uk.spahc.read.DeliveredRow;
import uk.spahc.read.DeliveryReader;
import uk.spahc.read.Inspection;
import uk.spahc.read.RowReader;
import uk.spahc.testing.Feeds;

/**
 * Makes and judges mutants of golden deliveries in a process of its own, whose heap its caller limits: each is held or
 * every row gets a verdict. Prints how many were read and held, and the longest that one took; ends with 1 at the first that is neither.
 */
public final class MutantJudge {
    private static final List<String> FEEDS = List.of("avon-somerset-police/hate-offences", "avon-somerset-police/outcomes", "police-uk/street",
            "voluntary/case-notes");
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-01-15T12:00:00Z"), ZoneOffset.UTC);

    private MutantJudge() {
    }

    /** @param arguments csv or xlsx, how many, seed */
    public static void main(String... arguments) throws IOException {
        boolean text = arguments[0].equals("csv");
        int mutants = Integer.parseInt(arguments[1]);
        Random random = new Random(Long.parseLong(arguments[2]));
        byte[] workbook = text ? null : MutatedWorkbooksTest.golden();
        int read = 0;
        long longest = 0;
        for (int i = 0; i < mutants; i++) {
            FeedDefinition feed = Feeds.CATALOGUE.feed(text ? FEEDS.get(i % FEEDS.size()) : "victim-support/referrals");
            byte[] mutant = text ? MutatedDeliveriesTest.mutant(golden(feed.feed()), random) : MutatedWorkbooksTest.mutant(workbook, i, random);
            long began = System.nanoTime();
            read += judge(feed, mutant) ? 1 : 0;
            longest = Math.max(longest, System.nanoTime() - began);
        }
        System.out.printf(Locale.ROOT, "read %d held %d longest_ms %d%n", read, mutants - read, longest / 1_000_000);
    }

    private static byte[] golden(String feed) throws IOException {
        Path folder = Path.of("src/test/resources/deliveries", feed.replace('/', '-'));
        return Files.readAllBytes(folder.resolve(Files.exists(folder.resolve("good/input.csv")) ? "good/input.csv" : "good-csv/input.csv"));
    }

    /** Whether it could be read. */
    private static boolean judge(FeedDefinition feed, byte[] bytes) throws IOException {
        DeliveryReader reader = new DeliveryReader(Feeds.content(bytes), feed, Feeds.columns(feed));
        if (!(reader.inspect() instanceof Inspection.Readable readable)) {
            return false;
        }
        RowValidator validator = new RowValidator(feed, NOW);
        long verdicts = 0;
        try (RowReader rows = reader.rows(readable)) {
            for (DeliveredRow row = rows.read(); row != null; row = rows.read()) {
                if (validator.verdict(row).line() != row.line()) {
                    throw new IllegalStateException("a verdict on another line");
                }
                verdicts++;
            }
        }
        if (verdicts != readable.rows()) {
            throw new IllegalStateException(readable.rows() + " rows counted, " + verdicts + " judged");
        }
        return true;
    }
}
