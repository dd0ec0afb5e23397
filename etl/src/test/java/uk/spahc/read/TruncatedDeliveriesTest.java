package uk.spahc.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import uk.spahc.feed.FeedDefinition;
import uk.spahc.land.HeldCode;
import uk.spahc.recovery.Recorded;
import uk.spahc.sample.SampleGenerator;
import uk.spahc.sample.SampleSettings;
import uk.spahc.testing.Feeds;

/**
 * A delivery of each text feed cut off at seeded places: held where a trailer states how many rows came, and without one
 * never read with a cut last record.
 */
@Recorded(rule = "R8", seed = TruncatedDeliveriesTest.SEED, sampled = true)
class TruncatedDeliveriesTest {
    static final long SEED = 20260101;
    private static final int OFFSETS = Boolean.getBoolean("spahc.long") ? 250 : 20;

    @TempDir
    static Path folder;

    @BeforeAll
    static void sample() {
        SampleGenerator.generate(SampleSettings.of(1_000, SEED, folder), (file, rows) -> { });
    }

    @TestFactory
    Stream<DynamicTest> offencesAreHeldWhereverTheyAreCut() throws IOException {
        return heldAtEachOffset("avon-somerset-police/hate-offences", newest("avon-somerset-police/hate-offences"));
    }

    @TestFactory
    Stream<DynamicTest> outcomesAreHeldWhereverTheyAreCut() throws IOException {
        return heldAtEachOffset("avon-somerset-police/outcomes", newest("avon-somerset-police/outcomes"));
    }

    /** No trailer: a cut right behind a line end cannot be seen, any other must be. */
    @TestFactory
    Stream<DynamicTest> withoutATrailerNoCutLastRecordIsRead() throws IOException {
        byte[] whole = Files.readAllBytes(Path.of("src/test/resources/deliveries/police-uk-street/good/input.csv"));
        FeedDefinition feed = Feeds.CATALOGUE.feed("police-uk/street");
        return offsets(whole.length).filter(offset -> whole[offset - 1] != '\n').mapToObj(offset -> DynamicTest.dynamicTest("cut at " + offset, () ->
                assertThat(inspect(feed, whole, offset)).isInstanceOf(Inspection.Held.class)));
    }

    private static Stream<DynamicTest> heldAtEachOffset(String name, byte[] whole) {
        FeedDefinition feed = Feeds.CATALOGUE.feed(name);
        assertThat(inspect(feed, whole, whole.length)).isInstanceOf(Inspection.Readable.class);
        return offsets(whole.length).mapToObj(offset -> DynamicTest.dynamicTest("cut at " + offset, () ->
                assertThat(inspect(feed, whole, offset)).isInstanceOfSatisfying(Inspection.Held.class,
                        held -> assertThat(held.code()).isIn(HeldCode.TRAILER_MISSING, HeldCode.LAST_LINE_CUT, HeldCode.OPEN_QUOTE, HeldCode.NO_HEADER,
                                HeldCode.MISSING_COLUMN, HeldCode.ENCODING, HeldCode.TRAILER_DISAGREES, HeldCode.NO_ROWS, HeldCode.EMPTY))));
    }

    private static IntStream offsets(int length) {
        return new Random(SEED).ints(OFFSETS, 1, length - 1).sorted();
    }

    private static Inspection inspect(FeedDefinition feed, byte[] whole, int length) {
        return new DeliveryReader(Feeds.content(Arrays.copyOf(whole, length)), feed, Feeds.columns(feed)).inspect();
    }

    /** The first delivery, in UTF-8, which has the most rows. */
    private static byte[] newest(String feed) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(feed))) {
            List<Path> sorted = files.sorted().toList();
            byte[] first = Files.readAllBytes(sorted.get(0));
            assertThat(new String(first, StandardCharsets.UTF_8)).contains("TRAILER");
            return first;
        }
    }
}
