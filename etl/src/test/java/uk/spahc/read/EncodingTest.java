package uk.spahc.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import uk.spahc.feed.FeedDefinition;
import uk.spahc.land.HeldCode;
import uk.spahc.testing.Feeds;

class EncodingTest {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final String TEXT = "Reference,Full Name\nA1,Zoë Exämplová – “Test”\nTRAILER,1\n";
    private static final String WESTERN = "Reference,Full Name\nA1,Zoë Exämplova – “Test” €5\nTRAILER,1\n";

    @Test
    void utf8IsReadWithAndWithoutItsMark() throws IOException {
        assertName(TEXT.getBytes(StandardCharsets.UTF_8), "Zoë Exämplová – “Test”");
        assertName(("\ufeff" + TEXT).getBytes(StandardCharsets.UTF_8), "Zoë Exämplová – “Test”");
    }

    @Test
    void windows1252IsReadWhereTheFeedDeclaresIt() throws IOException {
        assertName(WESTERN.getBytes(WINDOWS_1252), "Zoë Exämplova – “Test” €5");
        assertHeld(Feeds.BARE, "t\n\nReference|Colour\nA1|rosé\n".getBytes(WINDOWS_1252), "Line 4 is in none of the encodings that the feed allows: UTF-8.");
    }

    @Test
    void utf16IsReadByItsMarkWhereTheFeedDeclaresIt() throws IOException {
        assertName(("\ufeff" + TEXT).getBytes(StandardCharsets.UTF_16LE), "Zoë Exämplová – “Test”");
        assertName(("\ufeff" + TEXT).getBytes(StandardCharsets.UTF_16BE), "Zoë Exämplová – “Test”");
        assertHeld(Feeds.BARE, ("\ufeff" + TEXT).getBytes(StandardCharsets.UTF_16LE), "The file is in UTF-16, but the feed allows only UTF-8.");
        byte[] odd = java.util.Arrays.copyOf(("\ufeff" + TEXT).getBytes(StandardCharsets.UTF_16LE), 2 + TEXT.length() * 2 - 1);
        assertThat(inspect(Feeds.SMALL, odd)).isInstanceOf(Inspection.Held.class);
    }

    @Test
    void mixedEncodingsAreHeldByTheirLines() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write("Reference,Full Name\nA1,Zoë\n".getBytes(StandardCharsets.UTF_8));
        bytes.write("A2,Zoë\nTRAILER,2\n".getBytes(WINDOWS_1252));
        assertHeld(Feeds.SMALL, bytes.toByteArray(), "The file mixes encodings: line 2 is in UTF-8, line 3 is not.");
    }

    @Test
    void replacementCharactersAndControlsAreHeld() {
        assertHeld(Feeds.SMALL, "Reference,Full Name\nA1,Zo\ufffd\nTRAILER,1\n".getBytes(StandardCharsets.UTF_8),
                "Line 2 holds a character that no keyboard makes: the file was written or converted in a wrong encoding.");
        assertHeld(Feeds.SMALL, "Reference,Full Name\nA1,x\nA2,\u0093Test\u0094\nTRAILER,2\n".getBytes(StandardCharsets.UTF_8),
                "Line 3 holds a character that no keyboard makes: the file was written or converted in a wrong encoding.");
        byte[] undefined = "Reference,Full Name\nA1,Zo?\nTRAILER,1\n".getBytes(WINDOWS_1252);
        undefined[25] = (byte) 0x81;
        assertHeld(Feeds.SMALL, undefined, "Line 2 holds bytes that are no characters of windows-1252.");
    }

    @Test
    void theLineOfAnUndefinedByteIsExactFarBehindTheFirstBlock() {
        String start = "Reference,Full Name\n" + "A1,Zo\u00eb\n".repeat(40_000);
        for (String before : List.of("", "A2,")) {
            byte[] bytes = (start + before + "\u00a4\nTRAILER,1\n").getBytes(WINDOWS_1252);
            bytes[start.length() + before.length()] = (byte) 0x81;
            assertHeld(Feeds.SMALL, bytes, "Line 40002 holds bytes that are no characters of windows-1252.");
        }
    }

    @Test
    void witnessAgreesWithTheStrictDecoder() {
        Random random = new Random(7);
        byte[] common = "aZ\n\u00e9\u20ac\ud83d\ude00".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(12)];
            for (int j = 0; j < bytes.length; j++) {
                bytes[j] = random.nextInt(3) == 0 ? (byte) random.nextInt(256) : common[random.nextInt(common.length)];
            }
            Utf8Witness witness = new Utf8Witness();
            witness.take(bytes, 0, bytes.length);
            witness.end();
            assertThat(witness.firstOther() == 0).as("%s", java.util.HexFormat.of().formatHex(bytes)).isEqualTo(decodes(bytes));
        }
    }

    private static boolean decodes(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static void assertName(byte[] bytes, String name) throws IOException {
        DeliveryReader reader = new DeliveryReader(Feeds.content(bytes), Feeds.SMALL, Feeds.columns(Feeds.SMALL));
        try (RowReader rows = reader.rows((Inspection.Readable) reader.inspect())) {
            assertThat(rows.read().cells()).containsEntry("reference", "A1").containsEntry("name", name);
        }
    }

    private static void assertHeld(FeedDefinition feed, byte[] bytes, String sentence) {
        Inspection.Held held = (Inspection.Held) inspect(feed, bytes);
        assertThat(held.code()).isEqualTo(HeldCode.ENCODING);
        assertThat(held.sentence()).isEqualTo(sentence);
    }

    private static Inspection inspect(FeedDefinition feed, byte[] bytes) {
        return new DeliveryReader(Feeds.content(bytes), feed, Feeds.columns(feed)).inspect();
    }
}
