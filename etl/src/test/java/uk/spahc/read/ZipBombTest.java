package uk.spahc.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.spahc.recovery.Recorded;
import uk.spahc.testing.Fork;
import uk.spahc.testing.Terminal;
import uk.spahc.testing.Workbooks;
import uk.spahc.testing.ZipBomb;

/** Ten gibibytes in one mebibyte, and in ten: refused by name in 2 s by a process with 64 MiB of heap. */
@Recorded(rule = "R11", seed = 0)
class ZipBombTest {
    private static final int GIBIBYTE = 1_024;
    private static final int MEBIBYTE = 1 << 20;
    private static final Pattern SAID = Pattern.compile("(?m)^(\\w+) after (\\d+) ms$");

    @TempDir
    private Path folder;

    @Test
    void workbookOfOneMebibyteWhoseTenPartsAreTheSameGibibyteIsRefused() throws IOException {
        byte[] bomb = ZipBomb.ofSharedParts(Workbooks.of("Referrals", "Ref No\nVS-1\n"), "<a>", GIBIBYTE - 64, 8);
        assertThat(bomb.length).isLessThanOrEqualTo(MEBIBYTE + MEBIBYTE / 10);
        refused("victim-support/referrals", bomb);
    }

    @Test
    void archiveOfTenMebibytesWithOneTextOfTenGibibytesIsRefused() throws IOException {
        refused("avon-somerset-police/hate-offences", ZipBomb.ofOneEntry("hate-offences.csv", "Crime Reference,", 10 * GIBIBYTE));
    }

    @Test
    void archiveOfOneMebibyteWithOneTextOfAGibibyteIsRefused() throws IOException {
        refused("police-uk/street", ZipBomb.ofOneEntry("street.csv", "Crime ID,", GIBIBYTE - 64));
    }

    private void refused(String feed, byte[] bomb) throws IOException {
        Path file = Files.write(folder.resolve("bomb.zip"), bomb);
        Terminal.Said said = Fork.run("64m", 60, BombJudge.class, feed, file.toString());
        assertThat(said.exitCode()).as(said.out()).isZero();
        Matcher matcher = SAID.matcher(said.out());
        assertThat(matcher.find()).as(said.out()).isTrue();
        assertThat(matcher.group(1)).isEqualTo("TOO_LARGE");
        assertThat(Long.parseLong(matcher.group(2))).as("milliseconds").isLessThan(2_000);
    }
}
