package uk.spahc.validate;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import uk.spahc.feed.FeedDefinition;
import uk.spahc.land.DeliveryContent;
import uk.spahc.read.DeliveredRow;
import uk.spahc.read.DeliveryReader;
import uk.spahc.read.Inspection;
import uk.spahc.read.RowReader;
import uk.spahc.testing.Feeds;

/** Looks at one delivery and judges its rows, in a process of its own, and prints how many there were and how long that took. */
public final class ReadThrough {
    private ReadThrough() {
    }

    /** @param arguments feed and file */
    public static void main(String... arguments) throws IOException {
        FeedDefinition feed = Feeds.CATALOGUE.feed(arguments[0]);
        long began = System.nanoTime();
        DeliveryReader reader = new DeliveryReader(DeliveryContent.of(Path.of(arguments[1])), feed, Feeds.columns(feed));
        Inspection.Readable readable = (Inspection.Readable) reader.inspect();
        RowValidator validator = new RowValidator(feed, Clock.systemUTC());
        long accepted = 0;
        try (RowReader rows = reader.rows(readable)) {
            for (DeliveredRow row = rows.read(); row != null; row = rows.read()) {
                accepted += validator.verdict(row) instanceof Verdict.Accepted ? 1 : 0;
            }
        }
        System.out.printf(Locale.ROOT, "rows %d accepted %d ms %d%n", readable.rows(), accepted, (System.nanoTime() - began) / 1_000_000);
    }
}
