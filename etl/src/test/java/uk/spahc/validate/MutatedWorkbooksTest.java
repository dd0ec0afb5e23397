package uk.spahc.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import uk.spahc.feed.FeedDefinition;
import uk.spahc.read.DeliveredRow;
import uk.spahc.read.DeliveryReader;
import uk.spahc.read.Inspection;
import uk.spahc.read.RowReader;
import uk.spahc.testing.Feeds;
import uk.spahc.testing.Workbooks;

/**
 * A golden workbook with bytes changed, in the archive or within one of its parts: each is held or every row gets a verdict.
 * All 500 run with {@code -Dspahc.long=true}.
 */
class MutatedWorkbooksTest {
    private static final long SEED = 20260115;
    private static final int MUTANTS = Boolean.getBoolean("spahc.long") ? 500 : 50;
    private static final String[] PIECES = {"<", ">", "\"", "&", "&#0;", "<c", "</row>", "r=\"ZZZZ9\"", "t=\"s\"", "99999999999999999999", "1E400", "-1", "]]>", "<!--",
        "<f>1</f>", "A1:XFD1048576", "\0", "<!DOCTYPE a>"};

    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void mutantIsHeldOrEveryRowGetsAVerdict() throws IOException {
        FeedDefinition feed = Feeds.CATALOGUE.feed("victim-support/referrals");
        Path sheet = Path.of("src/test/resources/deliveries/victim-support-referrals/good/Referrals.sheet.csv");
        byte[] good = Workbooks.of("Referrals", Files.readString(sheet));
        Random random = new Random(SEED);
        int readable = 0;
        for (int i = 0; i < MUTANTS; i++) {
            readable += judge(feed, i % 5 == 0 ? mutate(good, random) : withinPart(good, random)) ? 1 : 0;
        }
        assertThat(readable).as("both ends are reached").isBetween(MUTANTS / 20, MUTANTS * 19 / 20);
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

    /** One part unpacked, changed and packed again, so that the change gets past the archive's checksums. */
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
