package uk.spahc.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import uk.spahc.feed.FeedDefinition;
import uk.spahc.land.DeliveryContent;
import uk.spahc.testing.Feeds;

/** Inspects one file in a process of its own, whose heap its caller limits, and prints the code for which it is held and how long that took. */
public final class BombJudge {
    private BombJudge() {
    }

    /** @param arguments feed and file */
    public static void main(String... arguments) throws IOException {
        FeedDefinition feed = Feeds.CATALOGUE.feed(arguments[0]);
        DeliveryContent content = DeliveryContent.of(Path.of(arguments[1]));
        try (InputStream warm = content.open()) {
            warm.readNBytes(1);
        }
        long began = System.nanoTime();
        Inspection inspection = new DeliveryReader(content, feed, Feeds.columns(feed)).inspect();
        long took = (System.nanoTime() - began) / 1_000_000;
        System.out.printf(Locale.ROOT, "%s after %d ms%n", inspection instanceof Inspection.Held held ? held.code() : "read", took);
    }
}
