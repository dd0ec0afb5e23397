package uk.spahc.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Workbooks that must be held whole, each for one reason; dated after the sound ones. */
final class DamagedWorkbooks {
    private static final String BOOK = "xl/workbook.xml";
    private static final String BOOK_RELATIONS = "xl/_rels/workbook.xml.rels";
    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final String TYPES = "[Content_Types].xml";
    private static final int ROWS_OF_OLD_SHEETS = 65_536;
    private static final int BOMB_MEBIBYTES = 192;

    private final SampleSettings settings;
    private final Layout layout;
    private final List<List<SheetCell>> rows;
    private final StringBuilder told = new StringBuilder("file,held_for\n");
    private int made;

    /** @param rows sound ones, at least two */
    DamagedWorkbooks(SampleSettings settings, Layout layout, List<List<SheetCell>> rows) {
        this.settings = settings;
        this.layout = layout;
        this.rows = rows.stream().map(DamagedWorkbooks::dated).toList();
    }

    /** With a date in its second cell: every reader must see the same kind of cell there. */
    private static List<SheetCell> dated(List<SheetCell> row) {
        List<SheetCell> copy = new ArrayList<>(row);
        copy.set(1, new SheetCell.Day(ReportFault.SOME_DAY));
        return copy;
    }

    void write(Path truth) throws IOException {
        put("HIDDEN_SHEET", DamagedWorkbooks::hideSheet);
        put("MERGED_CELLS", parts -> replace(parts, SHEET, "<mergeCells count=\"1\">", "<mergeCells count=\"2\"><mergeCell ref=\"L5:L6\"/>"));
        put("FORMULA", parts -> replace(parts, SHEET, "<c r=\"B5\" s=\"1\"><v>", "<c r=\"B5\" s=\"1\"><f>TODAY()-30</f><v>"));
        put("MACROS", DamagedWorkbooks::addMacros);
        put("EXTERNAL_LINKS", DamagedWorkbooks::addLink);
        put("NO_SHEET", parts -> replace(parts, BOOK, "name=\"" + layout.text("sheet") + "\"", "name=\"Sheet1\""));
        put("MISSING_COLUMN", parts -> replace(parts, "xl/sharedStrings.xml", ">" + layout.headers().get(0) + "<", ">Remarks<"));
        put("TRAILER_DISAGREES", parts -> replace(parts, "xl/sharedStrings.xml", footer(rows.size()), footer(rows.size() + 2)));
        Workbook.write(next("NO_ROWS"), parts(List.of()));
        Workbook.write(next("REJECT_LIMIT"), parts(withoutReference()));
        Files.write(next("EMPTY"), new byte[0]);
        cut(next("NOT_A_DELIVERY"));
        Files.write(next("PASSWORD"), encrypted());
        Workbook.writeCompressed(next("TOO_LARGE"), parts(rows), BOMB_MEBIBYTES);
        rowLimit(next("ROW_LIMIT"));
        Files.writeString(truth, told);
    }

    private String footer(int count) {
        return layout.text("footer").replace("%s", Integer.toString(count));
    }

    private Path next(String reason) throws IOException {
        String period = YearMonth.from(settings.until()).plusMonths(++made).toString();
        Path file = layout.damagedIn(settings.out(), period);
        Files.createDirectories(file.getParent());
        told.append(file.getFileName()).append(',').append(reason).append('\n');
        return file;
    }

    private void put(String reason, Consumer<Map<String, String>> damage) throws IOException {
        Map<String, String> parts = parts(rows);
        damage.accept(parts);
        Workbook.write(next(reason), parts);
    }

    private Map<String, String> parts(List<List<SheetCell>> of) {
        SheetFile file = new SheetFile(layout.deliveryIn(settings.out(), ""), layout, "");
        of.forEach(file::write);
        return file.parts();
    }

    private static void replace(Map<String, String> parts, String part, String text, String other) {
        parts.computeIfPresent(part, (name, xml) -> xml.replace(text, other));
    }

    private static void hideSheet(Map<String, String> parts) {
        parts.put("xl/worksheets/sheet2.xml", new Sheet().xml());
        replace(parts, TYPES, "</Types>", Workbook.kind("/xl/worksheets/sheet2.xml", "worksheet") + "</Types>");
        replace(parts, BOOK, "</sheets>", "<sheet name=\"Old list\" sheetId=\"2\" state=\"hidden\" r:id=\"rId9\"/></sheets>");
        replace(parts, BOOK_RELATIONS, "</Relationships>",
                Workbook.relation("rId9", "worksheet", "worksheets/sheet2.xml") + "</Relationships>");
    }

    private static void addMacros(Map<String, String> parts) {
        parts.put("xl/vbaProject.bin", "no project, but where one would be");
        replace(parts, TYPES, "</Types>", "<Default Extension=\"bin\" ContentType=\"application/vnd.ms-office.vbaProject\"/></Types>");
        replace(parts, BOOK_RELATIONS, "</Relationships>", "<Relationship Id=\"rId9\" Type=\""
                + "http://schemas.microsoft.com/office/2006/relationships/vbaProject\" Target=\"vbaProject.bin\"/></Relationships>");
    }

    private static void addLink(Map<String, String> parts) {
        parts.put("xl/externalLinks/externalLink1.xml", Workbook.XML
                + "<externalLink xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"/>");
        replace(parts, TYPES, "</Types>", Workbook.kind("/xl/externalLinks/externalLink1.xml", "externalLink") + "</Types>");
        replace(parts, BOOK, "</sheets>", "</sheets><externalReferences><externalReference r:id=\"rId9\"/></externalReferences>");
        replace(parts, BOOK_RELATIONS, "</Relationships>",
                Workbook.relation("rId9", "externalLink", "externalLinks/externalLink1.xml") + "</Relationships>");
    }

    private List<List<SheetCell>> withoutReference() {
        List<SheetCell> bad = new ArrayList<>(rows.get(0));
        bad.set(0, SheetCell.BLANK);
        List<List<SheetCell>> all = new ArrayList<>(rows);
        all.addAll(Collections.nCopies(40, bad));
        return all;
    }

    private void cut(Path file) throws IOException {
        Workbook.write(file, parts(rows));
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length * 2 / 3));
    }

    /** As far as a reader without the password sees: a package that it cannot open, and how it was encrypted. */
    private static byte[] encrypted() {
        byte[] packed = new byte[8_192];
        Chance noise = new Chance(1);
        for (int i = 0; i < packed.length; i++) {
            packed[i] = (byte) noise.below(256);
        }
        String how = "\4\0\4\0\100\0\0\0" + Workbook.XML + "<encryption xmlns=\"http://schemas.microsoft.com/office/2006/encryption\"/>"
                + " ".repeat(4_096);
        return CompoundFile.of(List.of(new CompoundFile.Stream("EncryptionInfo", how.getBytes(StandardCharsets.ISO_8859_1)),
                new CompoundFile.Stream("EncryptedPackage", packed)));
    }

    /** Ends on the last row that a sheet could have before 2007, so that more may be missing. */
    private void rowLimit(Path file) throws IOException {
        Sheet sheet = new Sheet();
        SheetFile.open(sheet, layout, "");
        int row = 0;
        while (row < ROWS_OF_OLD_SHEETS) {
            row = sheet.row(List.of(SheetCell.text("9" + (100_000 + row)), new SheetCell.Day(ReportFault.SOME_DAY)));
        }
        Workbook.writeCompressed(file, Workbook.parts(layout.text("sheet"), sheet), 0);
    }
}
