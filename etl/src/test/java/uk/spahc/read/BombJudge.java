package uk.spahc.read;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Locale;
import uk.spahc.feed.FeedDefinition;
import uk.spahc.land.DeliveryContent;
import uk.spahc.testing.Feeds;

/**
 * Inspects one file in a process of its own, whose heap its caller limits, and prints the code for which it is held and
 * how much of a processor's time that took: the clock on the wall also tells of whoever else is at work on the machine.
 */
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
        ThreadMXBean processor = ManagementFactory.getThreadMXBean();
        long began = processor.getCurrentThreadCpuTime();
        Inspection inspection = new DeliveryReader(content, feed, Feeds.columns(feed)).inspect();
        long took = (processor.getCurrentThreadCpuTime() - began) / 1_000_000;
        System.out.printf(Locale.ROOT, "%s after %d ms%n", inspection instanceof Inspection.Held held ? held.code() : "read", took);
    }
}
