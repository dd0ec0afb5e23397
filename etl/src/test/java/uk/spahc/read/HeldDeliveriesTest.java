package uk.spahc.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import uk.spahc.feed.FeedDefinition;
import uk.spahc.land.HeldCode;
import uk.spahc.land.ReadLimits;
import uk.spahc.testing.Feeds;

class HeldDeliveriesTest {
    private static final String GOOD = "Reference,Full Name,Note\r\nA1,Testina Examplova,\"said \"\"no\"\",\r\nthen left\"\r\nA2,Ann Onymous,\r\nTRAILER,2\r\n";

    @Test
    void goodDeliveryIsReadable() {
        Inspection.Readable readable = (Inspection.Readable) Feeds.inspect(Feeds.SMALL, GOOD);

        assertThat(readable.rows()).isEqualTo(2);
        assertThat(readable.notices()).isEmpty();
        assertThat(readable.header()).isEqualTo(new Header(3, List.of("reference", "name", "note"), List.of(0, 1, 2)));
    }

    @Test
    void truncatedFileIsHeldWholeWhereverItIsCut() {
        byte[] bytes = GOOD.getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < bytes.length; length++) {
            DeliveryReader reader = new DeliveryReader(Feeds.content(java.util.Arrays.copyOf(bytes, length)), Feeds.SMALL, Feeds.columns(Feeds.SMALL));
            assertThat(reader.inspect()).as("cut after %d bytes", length).isInstanceOf(Inspection.Held.class);
        }
    }

    @Test
    void emptyFileIsHeld() {
        assertHeld(Feeds.SMALL, "", HeldCode.EMPTY, "The file holds nothing.");
        assertHeld(Feeds.SMALL, "\ufeff", HeldCode.EMPTY, "The file holds nothing.");
        assertHeld(Feeds.SMALL, "\r\n  \r\n", HeldCode.EMPTY, "The file holds nothing.");
    }

    @Test
    void headerWithoutRowsIsHeld() {
        assertHeld(Feeds.SMALL, "Reference,Full Name\nTRAILER,0\n", HeldCode.NO_ROWS, "There is a header and not one row.");
        assertHeld(Feeds.BARE, "A title\n\nReference|Colour\n", HeldCode.NO_ROWS, "There is a header and not one row.");
    }

    @Test
    void missingHeaderIsHeldAndNothingOnTheLineIsTold() {
        Inspection.Held held = assertHeld(Feeds.SMALL, "A1,Testina Examplova\nTRAILER,1\n", HeldCode.NO_HEADER,
                "Line 1 is not the header of this feed: 2 of the 2 columns that must be there are not.");
        assertThat(held.toString()).doesNotContain("Examplova");
        assertHeld(Feeds.BARE, "Reference|Colour\nA1|red\n", HeldCode.NO_HEADER, "The header should be on line 3 and is not there.");
    }

    @Test
    void missingColumnIsHeldByName() {
        assertHeld(Feeds.SMALL, "Reference,Note\nA1,\nTRAILER,1\n", HeldCode.MISSING_COLUMN, "The header on line 1 lacks: Full Name.");
    }

    @Test
    void columnGivenTwiceIsHeld() {
        assertHeld(Feeds.SMALL, "Reference,Full Name,NAME\nA1,a,b\nTRAILER,1\n", HeldCode.DUPLICATE_COLUMN,
                "The header on line 1 has the column Full Name twice.");
    }

    @Test
    void lastLineWithoutLineEndIsHeldUntilAnOfficerAccepts() {
        String cut = "Reference,Full Name\nA1,Testina Examplova\nTRAILER,1";
        assertHeld(Feeds.SMALL, cut, HeldCode.LAST_LINE_CUT, "The last line, 3, has no line end: the file may have been cut.");
        assertHeld(Feeds.BARE, "\n\nReference|Colour\nA1|red", HeldCode.LAST_LINE_CUT, "The last line, 4, has no line end: the file may have been cut.");

        assertThat(accepting(cut, HeldCode.LAST_LINE_CUT)).isInstanceOf(Inspection.Readable.class);
    }

    @Test
    void missingOrDisagreeingTrailerIsHeldUntilAnOfficerAccepts() {
        assertHeld(Feeds.SMALL, "Reference,Full Name\nA1,a\n", HeldCode.TRAILER_MISSING, HeldCode.TRAILER_MISSING.meaning());
        assertHeld(Feeds.SMALL, "Reference,Full Name\nA1,a\nTRAILER,3\n", HeldCode.TRAILER_DISAGREES, "Line 3 states 3 rows, but 1 came.");
        assertHeld(Feeds.SMALL, "Reference,Full Name\nA1,a\nTRAILER,many\n", HeldCode.TRAILER_DISAGREES, "Line 3 states no number of rows, but 1 came.");
        assertHeld(Feeds.SMALL, "Reference,Full Name\nA1,a\nTRAILER,2\nA2,b\n", HeldCode.TRAILER_DISAGREES,
                "The line that states the number of rows, 3, is not the last.");

        assertThat(accepting("Reference,Full Name\nA1,a\n", HeldCode.TRAILER_MISSING)).isInstanceOf(Inspection.Readable.class);
    }

    @Test
    void whatNoOfficerCanAcceptStaysHeld() {
        assertThat(accepting("Reference,Note\nA1,\nTRAILER,1\n", HeldCode.MISSING_COLUMN)).isInstanceOf(Inspection.Held.class);
    }

    @Test
    void quoteThatSwallowsRowsIsHeldByItsLine() {
        String sentence = "The row that begins on line 2 has a quoted cell that is not closed where it should be, or the row is far too long.";
        assertHeld(Feeds.SMALL, "Reference,Full Name\nA1,\"open\nA2,b\nTRAILER,2\n", HeldCode.OPEN_QUOTE, sentence);
        assertHeld(Feeds.SMALL, "Reference,Full Name\nA1,\"open\nA2,\"b\"\nTRAILER,2\n", HeldCode.OPEN_QUOTE, sentence);
        assertHeld(Feeds.SMALL, "Reference,Full Name\nA1,\"open\n2\n3\n4\n5\n6\"\nTRAILER,1\n", HeldCode.OPEN_QUOTE, sentence);
        assertHeld(Feeds.SMALL, "Reference,Full Name\nA1,\"open\nA2,c\nA3,\"x\"\",y\"\nTRAILER,1\n", HeldCode.OPEN_QUOTE, sentence);
        assertHeld(Feeds.BARE, "\n\nReference|Colour\nA1|\"two\nlines\"\n", HeldCode.OPEN_QUOTE, sentence.replace("line 2", "line 4"));
        assertHeld(Feeds.SMALL, "Reference,Full Name\nA1,\"open\nA2,x\",y\nTRAILER,1\n", HeldCode.OPEN_QUOTE,
                "The row that begins on line 2 runs over 2 lines and has not as many cells as the header: a quote was left open.");
    }

    @Test
    void endlessRowIsHeldInLittleMemory() {
        assertThat(held(Feeds.SMALL, "Reference,Full Name\nA1," + "x".repeat(9 << 20)).code()).isEqualTo(HeldCode.OPEN_QUOTE);
    }

    @Test
    void otherFilesAreHeldAsNoDelivery() throws IOException {
        assertHeld(Feeds.SMALL, "%PDF-1.7\n", HeldCode.NOT_A_DELIVERY, "The file is not text with delimiters but a PDF.");
        assertThat(held(zip("[Content_Types].xml", "<x/>", "xl/workbook.xml", "<x/>")).toString()).contains("spreadsheet workbook");
        assertThat(held(zip("a.csv", GOOD, "b.csv", GOOD)).toString()).contains("more than one file");
        assertThat(held(zip("folder/", "")).toString()).contains("a folder");
        assertThat(held(zip()).toString()).contains("holds no file");
        byte[] zip = zip("a.csv", GOOD);
        assertThat(held(java.util.Arrays.copyOf(zip, 60)).toString()).contains("damaged");
        zip[45] ^= 0x55;
        assertThat(held(zip).code()).isEqualTo(HeldCode.NOT_A_DELIVERY);
        assertThat(held(zip("a.csv", new String(zip("b.csv", GOOD), StandardCharsets.ISO_8859_1))).code()).isIn(HeldCode.NOT_A_DELIVERY, HeldCode.ENCODING);
        assertThat(held(GOOD.getBytes(StandardCharsets.UTF_16LE)).toString()).contains("UTF-16 without a byte order mark");
    }

    @Test
    void zipOfOneFileIsReadLikeTheFile() throws IOException {
        DeliveryReader reader = new DeliveryReader(Feeds.content(zip("any name.csv", GOOD)), Feeds.SMALL, Feeds.columns(Feeds.SMALL));
        assertThat(((Inspection.Readable) reader.inspect()).rows()).isEqualTo(2);
    }

    /** How fast, and in how little memory: ZipBombTest. */
    @Test
    void zipBombIsRefused() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("bomb.csv"));
            byte[] zeros = new byte[1 << 20];
            java.util.Arrays.fill(zeros, (byte) ',');
            for (int i = 0; i < 100; i++) {
                zip.write(zeros);
            }
        }
        assertThat(held(bytes.toByteArray()).toString()).contains("expands to more than 200 times its size");
    }

    @Test
    void contentBeyondTheLimitIsRefused() {
        DeliveryReader reader = new DeliveryReader(Feeds.content(GOOD, StandardCharsets.UTF_8), Feeds.SMALL, Feeds.columns(Feeds.SMALL),
                Set.of(), new ReadLimits(50, 200));
        assertThat(((Inspection.Held) reader.inspect()).code()).isEqualTo(HeldCode.TOO_LARGE);
    }

    @Test
    void columnThatTheAgreementForbidsIsDroppedAndSaidSo() {
        DeliveryReader reader = new DeliveryReader(Feeds.content(GOOD, StandardCharsets.UTF_8), Feeds.SMALL, Set.of("reference", "note"));
        Inspection.Readable readable = (Inspection.Readable) reader.inspect();

        assertThat(readable.header().columns()).containsExactly("reference", "note");
        assertThat(readable.notices()).containsExactly(new Inspection.Notice("NOT_PERMITTED", "name", "", 0, 1));
        try (RowReader rows = reader.rows(readable)) {
            assertThat(rows.read().cells()).containsOnlyKeys("reference", "note");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void agreementWithoutAMandatoryColumnHoldsTheDelivery() {
        DeliveryReader reader = new DeliveryReader(Feeds.content(GOOD, StandardCharsets.UTF_8), Feeds.SMALL, Set.of("name"));
        assertThat(((Inspection.Held) reader.inspect()).code()).isEqualTo(HeldCode.MANDATORY_NOT_PERMITTED);
    }

    @Test
    void newColumnIsLeftOutWithANoticeAndOrderIsFree() {
        Inspection.Readable readable = (Inspection.Readable) Feeds.inspect(Feeds.SMALL,
                "Telephone,Shoe Size,full_name,REFERENCE,\n1,2,n,A1,\n\nTRAILER,1\n");

        assertThat(readable.header()).isEqualTo(new Header(5, List.of("reference", "name"), List.of(3, 2)));
        assertThat(readable.notices()).containsExactly(new Inspection.Notice("NEW_COLUMN", "", "Shoe Size", 0, 1),
                new Inspection.Notice("NEW_COLUMN", "", "cell 5", 0, 1), new Inspection.Notice("BLANK_LINE", "", "", 1, 3));
    }

    private static Inspection.Held assertHeld(FeedDefinition feed, String text, HeldCode code, String sentence) {
        Inspection.Held held = held(feed, text);
        assertThat(held.code()).isEqualTo(code);
        assertThat(held.sentence()).isEqualTo(sentence);
        assertThat(held.nextStep()).isNotBlank();
        return held;
    }

    private static Inspection.Held held(FeedDefinition feed, String text) {
        return (Inspection.Held) Feeds.inspect(feed, text);
    }

    private static Inspection.Held held(byte[] bytes) {
        return (Inspection.Held) new DeliveryReader(Feeds.content(bytes), Feeds.SMALL, Feeds.columns(Feeds.SMALL)).inspect();
    }

    private static Inspection accepting(String text, HeldCode code) {
        return new DeliveryReader(Feeds.content(text, StandardCharsets.UTF_8), Feeds.SMALL, Feeds.columns(Feeds.SMALL), Set.of(code),
                ReadLimits.STANDARD).inspect();
    }

    /** @param namesAndTexts name and text of each entry in turn */
    private static byte[] zip(String... namesAndTexts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        return bytes.toByteArray();
    }
}
