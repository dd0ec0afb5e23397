package uk.spahc.testing;

import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180ParserBuilder;
import com.opencsv.exceptions.CsvException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Workbooks out of CSV, so that a test says in text what is in them. A cell is text, but for {@code !date 2026-03-12},
 * {@code !time 14:30}, {@code !moment 2026-03-12T14:30}, {@code !number 12.5}, {@code !true} and {@code !formula 1+1}.
 */
public final class Workbooks {
    private Workbooks() {
    }

    public static byte[] of(String sheet, String csv) {
        return of(sheet, csv, workbook -> { });
    }

    /** @param change what else is done to the workbook before it is written */
    public static byte[] of(String sheet, String csv, Consumer<XSSFWorkbook> change) {
        try (XSSFWorkbook workbook = new XSSFWorkbook(); CSVReader rows = reader(new StringReader(csv))) {
            fill(workbook, workbook.createSheet(sheet), rows);
            change.accept(workbook);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            workbook.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CSVReader reader(Reader text) {
        return new CSVReaderBuilder(text).withCSVParser(new RFC4180ParserBuilder().build()).build();
    }

    private static void fill(XSSFWorkbook workbook, XSSFSheet sheet, CSVReader rows) {
        try {
            int number = 0;
            for (String[] cells : rows.readAll()) {
                Row row = sheet.createRow(number++);
                for (int i = 0; i < cells.length; i++) {
                    if (!cells[i].isEmpty()) {
                        fill(workbook, row.createCell(i), cells[i]);
                    }
                }
            }
        } catch (IOException | CsvException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void fill(XSSFWorkbook workbook, Cell cell, String text) {
        String value = text.substring(text.indexOf(' ') + 1);
        switch (text.startsWith("!") ? text.split(" ")[0] : "") {
            case "!date" -> dated(workbook, cell, value + "T00:00", "dd/mm/yyyy");
            case "!moment" -> dated(workbook, cell, value, "dd/mm/yyyy hh:mm");
            case "!time" -> {
                cell.setCellValue(java.time.LocalTime.parse(value).toSecondOfDay() / 86_400.0);
                cell.setCellStyle(style(workbook, "hh:mm"));
            }
            case "!number" -> cell.setCellValue(Double.parseDouble(value));
            case "!true" -> cell.setCellValue(true);
            case "!formula" -> cell.setCellFormula(value);
            default -> cell.setCellValue(text);
        }
    }

    private static void dated(XSSFWorkbook workbook, Cell cell, String value, String format) {
        cell.setCellValue(LocalDateTime.parse(value));
        cell.setCellStyle(style(workbook, format));
    }

    private static CellStyle style(XSSFWorkbook workbook, String format) {
        CellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        return style;
    }
}
