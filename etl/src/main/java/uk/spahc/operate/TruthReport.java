package uk.spahc.operate;

import java.io.PrintWriter;
import java.util.Locale;
import uk.spahc.sample.FeedComparison;
import uk.spahc.sample.TruthComparison;

/** A comparison with the truth in a line a feed, and what differs below. */
final class TruthReport {
    private static final int MOST_SHOWN = 20;

    private TruthReport() {
    }

    static void print(PrintWriter out, TruthComparison comparison) {
        out.println("Compared with what is true of the sample, how each line ended and each figure:");
        int width = comparison.feeds().stream().mapToInt(feed -> feed.feed().length()).max().orElse(1);
        for (FeedComparison feed : comparison.feeds()) {
            out.println(String.format(Locale.UK, "  %-" + width + "s  %,7d lines  %,6d figures  %s", feed.feed(), feed.lines(), feed.figures(),
                    feed.differences().isEmpty() ? "all equal" : feed.differences().size() + " differ"));
        }
        comparison.differences().stream().limit(MOST_SHOWN).forEach(difference -> out.println("  " + difference));
    }
}
