package uk.spahc.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import uk.spahc.recovery.Recorded;
import uk.spahc.testing.Fork;
import uk.spahc.testing.Terminal;

/** Golden deliveries with bytes changed, taken out, doubled or put in: each is held or every row gets a verdict. In a process with 512 MiB of heap. */
@Recorded(rule = "R10", seed = MutatedDeliveriesTest.SEED, sampled = true)
class MutatedDeliveriesTest {
    static final long SEED = 20260115;
    private static final int MUTANTS = Boolean.getBoolean("spahc.long") ? 10_000 : 500;
    private static final int LONGEST_MILLISECONDS = 30_000;
    private static final Pattern SAID = Pattern.compile("(?m)^read (\\d+) held (\\d+) longest_ms (\\d+)$");
    private static final byte[][] PIECES = {{'"'}, {','}, {'\n'}, {'\r'}, {0}, {(byte) 0xff}, {(byte) 0xc3}, {(byte) 0xef, (byte) 0xbb, (byte) 0xbf},
        "\"\"".getBytes(), "TRAILER,1\n".getBytes(), "=cmd|".getBytes(), "9999999999".getBytes(), "PK\3\4".getBytes()};

    @Test
    void mutantIsHeldOrEveryRowGetsAVerdict() {
        Terminal.Said said = Fork.run("512m", 540, MutantJudge.class, "csv", String.valueOf(MUTANTS), String.valueOf(SEED));
        assertThat(said.exitCode()).as(said.out()).isZero();
        Matcher matcher = SAID.matcher(said.out());
        assertThat(matcher.find()).as(said.out()).isTrue();
        assertThat(Integer.parseInt(matcher.group(1)) + Integer.parseInt(matcher.group(2))).isEqualTo(MUTANTS);
        assertThat(Integer.parseInt(matcher.group(1))).as("both ends are reached").isBetween(MUTANTS / 20, MUTANTS * 19 / 20);
        assertThat(Integer.parseInt(matcher.group(3))).as("milliseconds of the longest").isLessThan(LONGEST_MILLISECONDS);
    }

    static byte[] mutant(byte[] good, Random random) {
        byte[] mutant = good;
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            mutant = mutate(mutant, random);
        }
        return mutant;
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
