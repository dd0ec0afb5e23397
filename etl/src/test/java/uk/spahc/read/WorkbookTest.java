package uk.spahc.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import uk.spahc.feed.FeedDefinition;
import uk.spahc.land.HeldCode;
import uk.spahc.land.ReadLimits;
import uk.spahc.outcome.Failure;
import uk.spahc.testing.Feeds;
import uk.spahc.testing.Workbooks;

/** What a workbook may be, what it may not, and how its cells become text. */
class WorkbookTest {
    private static final FeedDefinition FEED = Feeds.CATALOGUE.feed("testing/sheet");
    private static final String HEADER = "Reference,Count,Day,Hour,Note\n";
    private static final String ROW = "A1,17,!date 2026-03-12,!time 14:30,text\n";

    @Test
    void titlesAboveAndTotalBelowAreNoRows() {
        byte[] workbook = Workbooks.of("Data", "A banner\nMonth: March\n\n" + HEADER + ROW + "\n" + HEADER + "A2,,,,\nTotal: 2\n",
                book -> book.getSheetAt(0).addMergedRegion(CellRangeAddress.valueOf("A1:E1")));
        Inspection.Readable readable = (Inspection.Readable) inspect(workbook);

        assertThat(readable.rows()).isEqualTo(2);
        assertThat(readable.headerLine()).isEqualTo(4);
        assertThat(readable.notices()).extracting(Inspection.Notice::code).containsExactly("BLANK_LINE", "REPEATED_HEADER");
        assertThat(rows(workbook)).extracting(DeliveredRow::line).containsExactly(5L, 8L);
    }

    @Test
    void totalThatDisagreesIsHeld() {
        assertHeld(Workbooks.of("Data", HEADER + ROW + "Total: 3\n"), HeldCode.TRAILER_DISAGREES, "Line 3 states 3 rows, but 1 came.");
        assertThat(inspect(Workbooks.of("Data", HEADER + ROW + "Total:,1\n"))).isInstanceOf(Inspection.Readable.class);
    }

    @Test
    void cellsBecomeTextByTypeAndStyle() {
        List<DeliveredRow> rows = rows(Workbooks.of("Data", HEADER + ROW + "A2,!number 1E12,!moment 2026-03-12T14:30,2:05pm,!true\n"
                + "007,!number 17,!number 46093,!number 0.25,!number 0.1\nA4,,12 March 2026,,\" a\u00a0\nb \"\n"));

        assertThat(rows.get(0).cells()).isEqualTo(Map.of("reference", "A1", "count", "17", "day", "2026-03-12", "hour", "14:30:00", "note", "text"));
        assertThat(rows.get(0).numbers()).isEmpty();
        assertThat(rows.get(1).cells()).containsEntry("count", "1000000000000").containsEntry("day", "2026-03-12 14:30:00")
                .containsEntry("hour", "2:05pm").containsEntry("note", "TRUE");
        assertThat(rows.get(1).numbers()).containsExactly("count");
        assertThat(rows.get(2).cells()).as("a bare number where a date is meant").containsEntry("day", "2026-03-12").containsEntry("hour", "06:00:00")
                .containsEntry("note", "0.1");
        assertThat(rows.get(3).cells()).containsEntry("note", " a\u00a0\nb ").containsEntry("hour", "");
    }

    @Test
    void workbookThatCountsFrom1904KeepsItsDates() {
        byte[] workbook = Workbooks.of("Data", HEADER + "A1,,!number 44631,,\n",
                book -> book.getCTWorkbook().addNewWorkbookPr().setDate1904(true));
        assertThat(rows(workbook).get(0).cells()).containsEntry("day", "2026-03-12");
        assertThat(new SerialDates(false).text(new java.math.BigDecimal("46093"))).isEqualTo("2026-03-12");
        assertThat(new SerialDates(false).text(new java.math.BigDecimal("59"))).isEqualTo("1900-02-28");
        assertThat(new SerialDates(false).text(new java.math.BigDecimal("60"))).as("a day that never was").isNull();
        assertThat(new SerialDates(false).text(new java.math.BigDecimal("61"))).isEqualTo("1900-03-01");
        assertThat(new SerialDates(false).text(new java.math.BigDecimal("46093.9999999"))).isEqualTo("2026-03-13");
        assertThat(new SerialDates(false).bareText(new java.math.BigDecimal("2026"))).as("sooner a year").isNull();
        assertThat(new SerialDates(false).text(new java.math.BigDecimal("-1"))).isNull();
    }

    @Test
    void hiddenSheetIsHeldUnlessTheFeedExpectsIt() {
        assertHeld(changed(book -> book.setSheetVisibility(book.getSheetIndex(book.createSheet("Old")), SheetVisibility.VERY_HIDDEN)),
                HeldCode.HIDDEN_SHEET, "Sheet 2 of the workbook is hidden, and the feed expects no such sheet.");
        assertThat(inspect(changed(book -> book.setSheetHidden(book.getSheetIndex(book.createSheet("lists")), true))))
                .isInstanceOf(Inspection.Readable.class);
    }

    @Test
    void sheetsBesideAreToldAndASheetMissingHolds() {
        Inspection.Readable readable = (Inspection.Readable) inspect(changed(book -> book.createSheet("Other")));
        assertThat(readable.notices()).contains(new Inspection.Notice("OTHER_SHEETS", "", "", 1, 1));
        assertHeld(Workbooks.of("Sheet1", HEADER + ROW), HeldCode.NO_SHEET, "The workbook has no sheet Data.");
    }

    @Test
    void mergedCellsWithinTheTableAreHeld() {
        assertHeld(changed(book -> book.getSheetAt(0).addMergedRegion(CellRangeAddress.valueOf("B2:C2"))), HeldCode.MERGED_CELLS,
                "The cells B2:C2 are merged, within the table.");
        assertThat(inspect(Workbooks.of("Data", HEADER + ROW + "Total: 1\n", book -> book.getSheetAt(0).addMergedRegion(CellRangeAddress.valueOf("A3:E3")))))
                .isInstanceOf(Inspection.Readable.class);
    }

    @Test
    void formulaInTheTableIsHeldAndAboveItIsNot() {
        assertHeld(Workbooks.of("Data", HEADER + ROW + "A2,,,,!formula 1+1\n"), HeldCode.FORMULA, "Cell E3 holds a formula.");
        assertThat(inspect(Workbooks.of("Data", "!formula 1+1\n" + HEADER + ROW))).isInstanceOf(Inspection.Readable.class);
    }

    @Test
    void macrosLinksAndBinaryWorkbooksAreHeld() throws IOException {
        byte[] good = Workbooks.of("Data", HEADER + ROW);
        assertHeld(with(good, "xl/vbaProject.bin", "x"), HeldCode.MACROS, "The workbook holds macros.");
        assertHeld(with(good, "xl/externalLinks/externalLink1.xml", "<x/>"), HeldCode.EXTERNAL_LINKS, HeldCode.EXTERNAL_LINKS.meaning());
        assertHeld(with(good, "xl/connections.xml", "<x/>"), HeldCode.EXTERNAL_LINKS, HeldCode.EXTERNAL_LINKS.meaning());
        assertThat(held(with(good, "xl/workbook.bin", "x")).toString()).contains("binary workbook");
    }

    @Test
    void sheetThatEndsWhereSpreadsheetsEndIsHeldUntilAnOfficerAccepts() {
        for (int last : List.of(65_536, SpreadsheetVersion.EXCEL2007.getMaxRows())) {
            byte[] workbook = changed(book -> book.getSheetAt(0).createRow(last - 1).createCell(0).setCellValue("Z"));
            assertThat(held(workbook).code()).isEqualTo(HeldCode.ROW_LIMIT);
            assertThat(reader(workbook, Set.of(HeldCode.ROW_LIMIT), ReadLimits.STANDARD, Map.of()).inspect()).isInstanceOf(Inspection.Readable.class);
        }
    }

    @Test
    void passwordOpensInMemoryOnlyWhereItIsDeclaredAndFits() throws Exception {
        byte[] locked = locked(Workbooks.of("Data", HEADER + ROW), "a test's password");
        assertThat(reader(locked, Set.of(), ReadLimits.STANDARD, Map.of("SHEET_PASSWORD", "a test's password")).inspect())
                .isInstanceOf(Inspection.Readable.class);
        assertThat(((Inspection.Held) reader(locked, Set.of(), ReadLimits.STANDARD, Map.of("SHEET_PASSWORD", "another")).inspect()).code())
                .isEqualTo(HeldCode.PASSWORD);
        assertThatThrownBy(() -> inspect(locked)).isInstanceOf(Failure.class).hasMessageContaining("SHEET_PASSWORD is not set");
        FeedDefinition undeclared = Feeds.CATALOGUE.feed("victim-support/referrals");
        assertThat(((Inspection.Held) new DeliveryReader(Feeds.content(locked), undeclared, Feeds.columns(undeclared)).inspect()).sentence())
                .isEqualTo("The workbook is protected by a password, and the feed declares none.");
    }

    @Test
    void otherFilesAreHeldAndTextIsReadWhereTheFeedDeclaresIt() throws IOException {
        assertThat(inspect((HEADER + "A1,1,,,\n").getBytes(StandardCharsets.UTF_8))).isInstanceOf(Inspection.Readable.class);
        FeedDefinition only = Feeds.CATALOGUE.feed("victim-support/referrals");
        assertThat(((Inspection.Held) new DeliveryReader(Feeds.content("a,b\n", StandardCharsets.UTF_8), only, Feeds.columns(only)).inspect()).sentence())
                .isEqualTo("The file is no workbook (.xlsx).");
        try (POIFSFileSystem old = new POIFSFileSystem()) {
            old.createDocument(new ByteArrayInputStream(new byte[10]), "Workbook");
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            old.writeFilesystem(bytes);
            assertThat(held(bytes.toByteArray()).toString()).contains("(.xls)");
        }
    }

    @Test
    void cutWorkbookIsHeldWhereverItIsCut() {
        byte[] bytes = Workbooks.of("Data", HEADER + ROW);
        for (int length = 10; length < bytes.length; length += 97) {
            assertThat(inspect(java.util.Arrays.copyOf(bytes, length))).as("cut after %d bytes", length).isInstanceOf(Inspection.Held.class);
        }
    }

    @Test
    @Timeout(30)
    void bombIsRefusedAtOnce() throws IOException {
        byte[] good = Workbooks.of("Data", HEADER + ROW);
        assertThat(held(bomb(good, "xl/worksheets/sheet1.xml", "<worksheet><sheetData><row r=\"1\"><c t=\"inlineStr\"><is><t>")).code())
                .isEqualTo(HeldCode.TOO_LARGE);
        assertThat(held(bomb(good, "xl/sharedStrings.xml", "<sst><si><t>a</t></si>")).code()).isEqualTo(HeldCode.TOO_LARGE);
    }

    @Test
    void entitiesAreNotExpanded() throws IOException {
        byte[] good = Workbooks.of("Data", HEADER + ROW);
        String bomb = "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b SYSTEM \"file:///etc/hostname\">]><sst><si><t>&a;&b;</t></si></sst>";
        assertThat(held(with(good, "xl/sharedStrings.xml", bomb)).code()).isEqualTo(HeldCode.NOT_A_DELIVERY);
    }

    private static byte[] changed(Consumer<XSSFWorkbook> change) {
        return Workbooks.of("Data", HEADER + ROW, change);
    }

    /** The archive with that part in place of, or beside, what it has. */
    private static byte[] with(byte[] workbook, String part, String text) throws IOException {
        return with(workbook, part, zip -> zip.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] bomb(byte[] workbook, String part, String start) throws IOException {
        byte[] blanks = "          ".repeat(10_000).getBytes(StandardCharsets.UTF_8);
        return with(workbook, part, zip -> {
            zip.write(start.getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 200; i++) {
                zip.write(blanks);
            }
        });
    }

    private interface Writing {
        void to(ZipOutputStream zip) throws IOException;
    }

    private static byte[] with(byte[] workbook, String part, Writing content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(workbook)); ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.getName().equals(part)) {
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    in.transferTo(out);
                }
            }
            out.putNextEntry(new ZipEntry(part));
            content.to(out);
        }
        return bytes.toByteArray();
    }

    private static byte[] locked(byte[] workbook, String password) throws Exception {
        EncryptionInfo info = new EncryptionInfo(EncryptionMode.agile);
        Encryptor encryptor = info.getEncryptor();
        encryptor.confirmPassword(password);
        try (POIFSFileSystem file = new POIFSFileSystem()) {
            try (java.io.OutputStream out = encryptor.getDataStream(file)) {
                out.write(workbook);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            file.writeFilesystem(bytes);
            return bytes.toByteArray();
        }
    }

    private static DeliveryReader reader(byte[] bytes, Set<HeldCode> accepted, ReadLimits limits, Map<String, String> environment) {
        return new DeliveryReader(Feeds.content(bytes), FEED, Feeds.columns(FEED), accepted, limits, environment::get);
    }

    private static Inspection inspect(byte[] bytes) {
        return reader(bytes, Set.of(), ReadLimits.STANDARD, Map.of()).inspect();
    }

    private static Inspection.Held held(byte[] bytes) {
        return (Inspection.Held) inspect(bytes);
    }

    private static void assertHeld(byte[] bytes, HeldCode code, String sentence) {
        Inspection.Held held = held(bytes);
        assertThat(held.code()).isEqualTo(code);
        assertThat(held.sentence()).isEqualTo(sentence);
        assertThat(held.nextStep()).isNotBlank();
    }

    private static List<DeliveredRow> rows(byte[] bytes) {
        DeliveryReader reader = reader(bytes, Set.of(), ReadLimits.STANDARD, Map.of());
        List<DeliveredRow> all = new ArrayList<>();
        try (RowReader rows = reader.rows((Inspection.Readable) reader.inspect())) {
            for (DeliveredRow row = rows.read(); row != null; row = rows.read()) {
                all.add(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }
}
