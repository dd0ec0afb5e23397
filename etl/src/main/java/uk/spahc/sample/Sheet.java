package uk.spahc.sample;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A worksheet in the making, as Office Open XML (ECMA-376) has it: its rows, merged cells and shared texts. */
final class Sheet {
    private static final LocalDate FIRST_DAY = LocalDate.of(1899, 12, 30);
    private static final double MINUTES_OF_DAY = 1440;
    private static final String SPREADSHEET = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";

    private final StringBuilder rows = new StringBuilder(4096);
    private final StringBuilder merged = new StringBuilder();
    private final Map<String, Integer> texts = new LinkedHashMap<>();
    private int row;
    private int merges;

    /** Returns its number, from 1. */
    int row(List<SheetCell> cells) {
        row++;
        rows.append("<row r=\"").append(row).append("\">");
        for (int column = 0; column < cells.size(); column++) {
            if (!cells.get(column).isBlank()) {
                cell(cells.get(column), column(column) + row);
            }
        }
        rows.append("</row>");
        return row;
    }

    void blankRow() {
        row++;
    }

    void merge(String range) {
        merges++;
        merged.append("<mergeCell ref=\"").append(range).append("\"/>");
    }

    private void cell(SheetCell cell, String at) {
        rows.append("<c r=\"").append(at).append('"');
        if (cell instanceof SheetCell.Text told) {
            rows.append(" t=\"s\"><v>").append(texts.computeIfAbsent(told.text(), text -> texts.size()));
        } else if (cell instanceof SheetCell.Day told) {
            rows.append(" s=\"1\"><v>").append(told.day().toEpochDay() - FIRST_DAY.toEpochDay());
        } else if (cell instanceof SheetCell.Time told) {
            rows.append(" s=\"2\"><v>").append((told.time().getHour() * 60 + told.time().getMinute()) / MINUTES_OF_DAY);
        } else if (cell instanceof SheetCell.Number told) {
            rows.append("><v>").append(told.number());
        }
        rows.append("</v></c>");
    }

    /** Its letters: A for the first, 0. */
    static String column(int index) {
        return index < 26 ? String.valueOf((char) ('A' + index)) : column(index / 26 - 1) + column(index % 26);
    }

    String xml() {
        return Workbook.XML + "<worksheet " + SPREADSHEET + "><sheetData>" + rows + "</sheetData>"
                + (merges == 0 ? "" : "<mergeCells count=\"" + merges + "\">" + merged + "</mergeCells>") + "</worksheet>";
    }

    String sharedTexts() {
        StringBuilder xml = new StringBuilder(Workbook.XML).append("<sst ").append(SPREADSHEET).append('>');
        texts.keySet().forEach(text -> xml.append("<si><t xml:space=\"preserve\">").append(escaped(text)).append("</t></si>"));
        return xml.append("</sst>").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
