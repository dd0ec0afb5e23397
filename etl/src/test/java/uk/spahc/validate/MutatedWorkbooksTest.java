package uk.spahc.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import uk.spahc.recovery.Recorded;
import uk.spahc.testing.Fork;
import uk.spahc.testing.Terminal;
import uk.spahc.testing.Workbooks;

/** A golden workbook with bytes changed, in the archive or within one of its parts: each is held or every row gets a verdict. In a process with 512 MiB of heap. */
@Recorded(rule = "R10", seed = MutatedWorkbooksTest.SEED, sampled = true)
class MutatedWorkbooksTest {
    static final long SEED = 20260115;
    private static final int MUTANTS = Boolean.getBoolean("spahc.long") ? 500 : 50;
    private static final int LONGEST_MILLISECONDS = 30_000;
    private static final Pattern SAID = Pattern.compile("(?m)^read (\\d+) held (\\d+) longest_ms (\\d+)$");
    private static final String[] PIECES = {"<", ">", "\"", "&", "&#0;", "<c", "</row>", "r=\"ZZZZ9\"", "t=\"s\"", "99999999999999999999", "1E400", "-1", "]]>", "<!--",
        "<f>1</f>", "A1:XFD1048576", "\0", "<!DOCTYPE a>"};

    @Test
    void mutantIsHeldOrEveryRowGetsAVerdict() {
        Terminal.Said said = Fork.run("512m", 540, MutantJudge.class, "xlsx", String.valueOf(MUTANTS), String.valueOf(SEED));
        assertThat(said.exitCode()).as(said.out()).isZero();
        Matcher matcher = SAID.matcher(said.out());
        assertThat(matcher.find()).as(said.out()).isTrue();
        assertThat(Integer.parseInt(matcher.group(1)) + Integer.parseInt(matcher.group(2))).isEqualTo(MUTANTS);
        assertThat(Integer.parseInt(matcher.group(1))).as("both ends are reached").isBetween(MUTANTS / 20, MUTANTS * 19 / 20);
        assertThat(Integer.parseInt(matcher.group(3))).as("milliseconds of the longest").isLessThan(LONGEST_MILLISECONDS);
    }

    static byte[] golden() throws IOException {
        return Workbooks.of("Referrals", Files.readString(Path.of("src/test/resources/deliveries/victim-support-referrals/good/Referrals.sheet.csv")));
    }

    static byte[] mutant(byte[] good, int number, Random random) throws IOException {
        return number % 5 == 0 ? mutate(good, random) : withinPart(good, random);
    }

    private static byte[] withinPart(byte[] workbook, Random random) throws IOException {
        int chosen = random.nextInt(10);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(workbook)); ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry(), chosen--) {
                byte[] part = in.readAllBytes();
                boolean table = entry.getName().contains("sheet1") || entry.getName().contains("sharedStrings");
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(chosen == 0 || table && random.nextInt(3) == 0 ? mutate(part, random) : part);
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] mutate(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, at + random.nextInt(12));
        byte[] piece = switch (random.nextInt(4)) {
            case 0 -> PIECES[random.nextInt(PIECES.length)].getBytes();
            case 1 -> new byte[] {(byte) (' ' + random.nextInt(95))};
            case 2 -> Arrays.copyOfRange(bytes, at, to);
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
