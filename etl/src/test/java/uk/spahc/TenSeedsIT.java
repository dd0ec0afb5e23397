package uk.spahc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.spahc.recovery.Recorded;
import uk.spahc.sample.FeedComparison;
import uk.spahc.sample.SampleSettings;
import uk.spahc.sample.TruthComparison;
import uk.spahc.testing.TestDatabase;

/** Everything that the sample plants, over ten seeds, ends as its truth says; docs/sample.md has the table that the run writes. */
@Tag("long")
@Recorded(rule = "planted faults", seed = 1)
class TenSeedsIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static final Path PAGE = Path.of("..", "docs", "sample.md");
    private static final String BEGINNING = "<!-- ten seeds, written by TenSeedsIT -->\n";
    private static final String END = "<!-- end -->\n";
    private static final int MONTHS = 9;
    private static final int NIGHTS = 5;

    /** How often something was planted, and how often it ended as true. */
    private record Count(long planted, long asTrue) {
        Count plus(Count other) {
            return new Count(planted + other.planted, asTrue + other.asTrue);
        }
    }

    private static final Map<String, Count> COUNTS = new TreeMap<>();
    private static long seeds;

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void everyPlantedFaultEndsAsItsTruthSays(long seed) {
        SampleNight sample = SampleNight.of(DATABASE, folder, new SampleSettings(1_000 + 40 * seed, seed, folder.resolve("sample"),
                SampleSettings.DEFAULT_UNTIL, MONTHS, NIGHTS));
        TruthComparison comparison = sample.figures();
        countLines(sample);
        TruthComparison damaged = sample.damaged();
        seeds++;
        comparison.feeds().forEach(feed -> count("5 figure|" + feed.feed(), feed.figures(), feed.figures() - feed.differences().size()));
        damaged.feeds().forEach(feed -> count("3 delivery held, by name|" + feed.feed(), feed.figures(), feed.figures() - feed.differences().size()));
        warned(sample, comparison);

        assertThat(comparison.differences()).isEmpty();
        assertThat(sample.ends()).containsAll(sample.trueEnds());
        assertThat(damaged.differences()).isEmpty();
    }

    private static void countLines(SampleNight sample) {
        List<String> found = new ArrayList<>(sample.ends());
        Map<String, Integer> left = new TreeMap<>();
        found.forEach(end -> left.merge(end, 1, Integer::sum));
        for (String end : sample.trueEnds()) {
            String[] cells = end.split(",");
            boolean asTrue = left.merge(end, -1, Integer::sum) >= 0;
            count((isDisposition(cells[3]) ? "1 line " + cells[3].toLowerCase().replace('_', ' ') : "2 line rejected: " + cells[3]) + "|" + cells[0], 1, asTrue ? 1 : 0);
        }
    }

    private static boolean isDisposition(String end) {
        return List.of("LOADED", "UNCHANGED", "STALE", "OUTSIDE_AREA", "DUPLICATE").contains(end);
    }

    /** Rows that are loaded with a warning: a code and a column are one figure, whose value is how many rows. */
    private static void warned(SampleNight sample, TruthComparison comparison) {
        for (FeedComparison feed : comparison.feeds()) {
            Path own = sample.truth().resolve(feed.feed()).resolve("figures.csv");
            SampleNight.rows(Files.exists(own) ? own : sample.truth().resolve("figures.csv")).stream().filter(row -> row[0].equals("warned")).forEach(row -> {
                String figure = "warned code=" + row[2] + " column=" + row[4];
                boolean differs = feed.differences().stream().anyMatch(said -> said.startsWith(figure + ":"));
                count("4 warned and loaded: " + row[2] + "|" + feed.feed(), Long.parseLong(row[5]), differs ? 0 : Long.parseLong(row[5]));
            });
        }
    }

    private static void count(String what, long planted, long asTrue) {
        COUNTS.merge(what, new Count(planted, asTrue), Count::plus);
    }

    /** Nothing is entered unless all ten have run. */
    @AfterAll
    static void enter() throws IOException {
        if (seeds < 10) {
            return;
        }
        String page = Files.readString(PAGE);
        StringBuilder table = new StringBuilder("| what was planted | feed | in ten seeds | ended as true |\n|---|---|--:|--:|\n");
        COUNTS.entrySet().stream().sorted(Comparator.comparing(Map.Entry::getKey)).forEach(row -> table.append(String.format("| %s | %s | %,d | %,d |\n",
                row.getKey().substring(2, row.getKey().indexOf('|')), row.getKey().substring(row.getKey().indexOf('|') + 1),
                row.getValue().planted(), row.getValue().asTrue())));
        int begins = page.indexOf(BEGINNING) + BEGINNING.length();
        Files.writeString(PAGE, page.substring(0, begins) + table + page.substring(page.indexOf(END, begins)));
    }
}
