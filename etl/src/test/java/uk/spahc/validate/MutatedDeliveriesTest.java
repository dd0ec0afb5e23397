package uk.spahc.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import uk.spahc.feed.FeedDefinition;
import uk.spahc.read.DeliveredRow;
import uk.spahc.read.DeliveryReader;
import uk.spahc.read.Inspection;
import uk.spahc.read.RowReader;
import uk.spahc.testing.Feeds;

/** Golden deliveries with bytes changed, taken out, doubled or put in: each is held or every row gets a verdict. */
class MutatedDeliveriesTest {
    private static final long SEED = 20260115;
    private static final int MUTANTS = 1_000;
    private static final byte[][] PIECES = {{'"'}, {','}, {'\n'}, {'\r'}, {0}, {(byte) 0xff}, {(byte) 0xc3}, {(byte) 0xef, (byte) 0xbb, (byte) 0xbf},
        "\"\"".getBytes(), "TRAILER,1\n".getBytes(), "=cmd|".getBytes(), "9999999999".getBytes(), "PK\3\4".getBytes()};

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void mutantIsHeldOrEveryRowGetsAVerdict() throws IOException {
        Random random = new Random(SEED);
        int readable = 0;
        for (String feed : List.of("avon-somerset-police/hate-offences", "police-uk/street")) {
            byte[] good = Files.readAllBytes(Path.of("src/test/resources/deliveries", feed.replace('/', '-'), "good", "input.csv"));
            for (int i = 0; i < MUTANTS / 2; i++) {
                byte[] mutant = good;
                for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                    mutant = mutate(mutant, random);
                }
                readable += judge(Feeds.CATALOGUE.feed(feed), mutant) ? 1 : 0;
            }
        }
        assertThat(readable).as("both ends are reached").isBetween(MUTANTS / 10, MUTANTS * 9 / 10);
    }

    private static boolean judge(FeedDefinition feed, byte[] bytes) throws IOException {
        DeliveryReader reader = new DeliveryReader(Feeds.content(bytes), feed, Feeds.columns(feed));
        if (!(reader.inspect() instanceof Inspection.Readable readable)) {
            return false;
        }
        RowValidator validator = new RowValidator(feed, Clock.fixed(Instant.parse("2026-01-15T12:00:00Z"), ZoneOffset.UTC));
        long verdicts = 0;
        try (RowReader rows = reader.rows(readable)) {
            for (DeliveredRow row = rows.read(); row != null; row = rows.read()) {
                assertThat(validator.verdict(row).line()).isEqualTo(row.line());
                verdicts++;
            }
        }
        assertThat(verdicts).isEqualTo(readable.rows());
        return true;
    }

    private static byte[] mutate(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, at + random.nextInt(20));
        byte[] piece = switch (random.nextInt(4)) {
            case 0 -> PIECES[random.nextInt(PIECES.length)];
            case 1 -> new byte[] {(byte) random.nextInt(256)};
            case 2 -> java.util.Arrays.copyOfRange(bytes, at, to);
            default -> new byte[0];
        };
        int from = random.nextBoolean() ? at : to;
        byte[] mutant = new byte[at + piece.length + bytes.length - from];
        System.arraycopy(bytes, 0, mutant, 0, at);
        System.arraycopy(piece, 0, mutant, at, piece.length);
        System.arraycopy(bytes, from, mutant, at + piece.length, bytes.length - from);
        return mutant;
    }
}
