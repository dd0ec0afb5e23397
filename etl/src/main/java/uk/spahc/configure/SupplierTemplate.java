package uk.spahc.configure;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import uk.spahc.feed.Column;
import uk.spahc.feed.FeedDefinition;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/**
 * A workbook for a supplier: the header row, lists to choose from, formats and a note on each column; a sheet that explains,
 * and one with the lists. No macros, nothing hidden.
 */
public final class SupplierTemplate {
    private final FeedDefinition feed;
    private final List<Column> columns;

    public SupplierTemplate(FeedDefinition feed) {
        this.feed = feed;
        this.columns = feed.columns().stream().filter(column -> column.fate() != Column.Fate.DROP && column.fate() != Column.Fate.FREE_TEXT).toList();
    }

    /** @throws Failure WRONG_USE when the file is there already, FAILED when it cannot be written */
    public void write(Path file) {
        if (Files.exists(file)) {
            throw new Failure(ExitCode.WRONG_USE, file + " is there already.", "Name another file with --out.");
        }
        try (Workbook workbook = new XSSFWorkbook(); OutputStream out = Files.newOutputStream(file)) {
            Sheet data = workbook.createSheet("Data");
            Sheet explanation = workbook.createSheet("How to fill it in");
            Sheet lists = workbook.createSheet("Lists");
            heading(workbook, data);
            explain(workbook, explanation);
            TemplateRules rules = new TemplateRules(feed, data, lists);
            for (int i = 0; i < columns.size(); i++) {
                rules.add(columns.get(i), i, note(columns.get(i)));
            }
            workbook.write(out);
        } catch (IOException e) {
            throw new Failure(ExitCode.FAILED, "The template cannot be written to " + file + ".", "Check that the folder is there and that you may write in it.", e);
        }
    }

    private void heading(Workbook workbook, Sheet data) {
        CellStyle style = bold(workbook);
        style.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        Row row = data.createRow(feed.format().headerRow() - 1);
        for (int i = 0; i < columns.size(); i++) {
            Cell cell = row.createCell(i);
            cell.setCellValue(columns.get(i).header());
            cell.setCellStyle(style);
            data.setColumnWidth(i, 256 * Math.max(14, columns.get(i).header().length() + 2));
            CellStyle format = workbook.createCellStyle();
            format.setDataFormat(workbook.createDataFormat().getFormat(cellFormat(columns.get(i))));
            data.setDefaultColumnStyle(i, format);
        }
        data.createFreezePane(0, feed.format().headerRow());
    }

    /** As text wherever Excel would otherwise make a number or a date of it and lose leading zeros. */
    private static String cellFormat(Column column) {
        return switch (column.type()) {
            case INTEGER -> "0";
            case DECIMAL -> "0.######";
            case DATE, DATETIME, MONTH, TIME -> column.formats().get(0).replaceAll("'[^']*'", "").replace("MM", "mm").replace("HH", "hh").replace("uuuu", "yyyy");
            case TEXT, BOOLEAN, POSTCODE -> "@";
        };
    }

    private void explain(Workbook workbook, Sheet sheet) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(feed.title()));
        rows.add(List.of("Fill in the sheet Data, one row each; leave the headings as they are. Leave a cell empty where something is not known."));
        rows.add(List.of("Files are named so that this fits: " + feed.arrival().fileName() + (feed.format().type() == FeedDefinition.Format.Type.CSV
                ? ". Save as \"CSV UTF-8\" with the delimiter " + feed.format().delimiter() : "")));
        rows.add(List.of("Before you send it: spahc check " + feed.feed() + " FILE"));
        rows.add(List.of());
        rows.add(List.of("Column", "Must be filled in", "What to write"));
        columns.forEach(column -> rows.add(List.of(column.header(), column.mandatory() ? "yes" : "no", note(column))));
        for (int r = 0; r < rows.size(); r++) {
            Row row = sheet.createRow(r);
            for (int c = 0; c < rows.get(r).size(); c++) {
                row.createCell(c).setCellValue(rows.get(r).get(c));
                if (r == 0 || rows.get(r).size() == 3 && r == 5) {
                    row.getCell(c).setCellStyle(bold(workbook));
                }
            }
        }
        sheet.setColumnWidth(0, 256 * 32);
        sheet.setColumnWidth(1, 256 * 18);
        sheet.setColumnWidth(2, 256 * 90);
    }

    private static String note(Column column) {
        List<String> parts = new ArrayList<>();
        parts.add(column.mandatory() ? "Must be filled in." : "May be empty.");
        parts.add(switch (column.type()) {
            case TEXT -> column.codes() != null ? "A label of the list" + (column.separator() == null ? "." : "; several parted by " + column.separator())
                    : !column.values().isEmpty() ? "A value of the list." : "Text, up to " + column.maxLength() + " characters.";
            case INTEGER -> "A whole number" + range(column) + ".";
            case DECIMAL -> "A number" + range(column) + ".";
            case BOOLEAN -> "Yes or No.";
            case DATE, DATETIME, MONTH, TIME -> "As " + String.join(" or ", column.formats()) + ".";
            case POSTCODE -> "A postcode, such as BS1 1AA.";
        });
        if (column.pattern() != null) {
            parts.add("Must fit " + column.pattern() + ".");
        }
        return String.join(" ", parts);
    }

    private static String range(Column column) {
        return (column.minimum() == null ? "" : " from " + column.minimum().toPlainString()) + (column.maximum() == null ? "" : " to " + column.maximum().toPlainString());
    }

    private static CellStyle bold(Workbook workbook) {
        Font font = workbook.createFont();
        font.setBold(true);
        CellStyle style = workbook.createCellStyle();
        style.setFont(font);
        return style;
    }
}
