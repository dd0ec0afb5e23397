package uk.spahc.sample;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A workbook of one sheet as the parts of an Office Open XML package. Written with fixed times, in a fixed order and without
 * compression, since equal parts must give equal bytes whatever compresses on a machine.
 */
final class Workbook {
    static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    private static final String FORMATS = "http://schemas.openxmlformats.org/";
    private static final String MAIN = FORMATS + "spreadsheetml/2006/main";
    private static final String RELATIONS = FORMATS + "officeDocument/2006/relationships";
    private static final String KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private static final LocalDateTime WRITTEN = LocalDateTime.of(2020, 1, 1, 0, 0);

    private Workbook() {
    }

    /** The parts of the package by name, in their order. */
    static Map<String, String> parts(String sheetName, Sheet sheet) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", XML + "<Types xmlns=\"" + FORMATS + "package/2006/content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + kind("/xl/workbook.xml", "sheet.main") + kind("/xl/worksheets/sheet1.xml", "worksheet")
                + kind("/xl/styles.xml", "styles") + kind("/xl/sharedStrings.xml", "sharedStrings") + "</Types>");
        parts.put("_rels/.rels", XML + relations(relation("rId1", "officeDocument", "xl/workbook.xml")));
        parts.put("xl/workbook.xml", XML + "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + RELATIONS + "\"><sheets><sheet name=\""
                + sheetName + "\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
        parts.put("xl/_rels/workbook.xml.rels", XML + relations(relation("rId1", "worksheet", "worksheets/sheet1.xml")
                + relation("rId2", "styles", "styles.xml") + relation("rId3", "sharedStrings", "sharedStrings.xml")));
        parts.put("xl/styles.xml", XML + styles());
        parts.put("xl/sharedStrings.xml", sheet.sharedTexts());
        parts.put("xl/worksheets/sheet1.xml", sheet.xml());
        return parts;
    }

    static String kind(String part, String kind) {
        return "<Override PartName=\"" + part + "\" ContentType=\"" + KIND + kind + "+xml\"/>";
    }

    static String relation(String id, String kind, String target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + RELATIONS + "/" + kind + "\" Target=\"" + target + "\"/>";
    }

    static String relations(String relations) {
        return "<Relationships xmlns=\"" + FORMATS + "package/2006/relationships\">" + relations + "</Relationships>";
    }

    /** Style 1 shows a date, style 2 a time. */
    private static String styles() {
        return "<styleSheet xmlns=\"" + MAIN + "\"><fonts count=\"1\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
                + "<fills count=\"1\"><fill><patternFill patternType=\"none\"/></fill></fills><borders count=\"1\"><border/></borders>"
                + "<cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"3\"><xf numFmtId=\"0\"/>"
                + "<xf numFmtId=\"14\" applyNumberFormat=\"1\"/><xf numFmtId=\"20\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>";
    }

    static void write(Path file, Map<String, String> parts) throws IOException {
        Files.createDirectories(file.getParent());
        try (OutputStream bytes = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                byte[] content = part.getValue().getBytes(StandardCharsets.UTF_8);
                ZipEntry entry = entry(part.getKey());
                CRC32 sum = new CRC32();
                sum.update(content);
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(content.length);
                entry.setCrc(sum.getValue());
                zip.putNextEntry(entry);
                zip.write(content);
                zip.closeEntry();
            }
        }
    }

    /** With compression, and so many mebibytes of spaces behind the last row: for what is damaged and need not be equal bytes. */
    static void writeCompressed(Path file, Map<String, String> parts, int spaces) throws IOException {
        byte[] filling = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        try (OutputStream bytes = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(entry(part.getKey()));
                int end = Math.max(0, part.getValue().indexOf("</sheetData>"));
                zip.write(part.getValue().substring(0, end).getBytes(StandardCharsets.UTF_8));
                for (int i = 0; i < spaces && end > 0; i++) {
                    zip.write(filling);
                }
                zip.write(part.getValue().substring(end).getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
    }

    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(WRITTEN);
        return entry;
    }
}
