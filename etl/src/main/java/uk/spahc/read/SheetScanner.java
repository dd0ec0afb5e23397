package uk.spahc.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import uk.spahc.land.HeldCode;
import uk.spahc.land.Unreadable;
import uk.spahc.read.CellValues.Value;

/** The rows of a workbook's sheet, pulled out of its XML one by one. Rows that the sheet leaves out are no rows. */
final class SheetScanner implements RowScanner {
    /** Of a sheet (Microsoft's specification of Excel). */
    private static final int MOST_COLUMNS = 16_384;
    private static final int MOST_ROWS = 1_048_576;
    private static final int MOST_ROWS_OF_OLD = 65_536;
    private static final int LONGEST_ROW = 4 << 20;
    private static final int MOST_MERGED = 100_000;

    private final PackageParts parts;
    private final PartXml xml;
    private final CellValues values;
    private final boolean formulasRefused;
    private final StringBuilder text = new StringBuilder();
    private final List<CellRange> merged = new ArrayList<>();
    private Value[] cells = new Value[32];
    private int width;
    private int filled;
    private long line;
    private String formula;

    SheetScanner(PackageParts parts, String part, CellValues values, boolean formulasRefused) throws IOException {
        this.parts = parts;
        this.xml = new PartXml(parts.open(part));
        this.values = values;
        this.formulasRefused = formulasRefused;
    }

    @Override
    public boolean next() throws IOException {
        Arrays.fill(cells, 0, filled, null);
        width = 0;
        filled = 0;
        formula = null;
        while (xml.next()) {
            if (xml.starts("row")) {
                row();
                return true;
            }
            if (xml.starts("mergeCell")) {
                merge(xml.attribute("ref"));
            }
        }
        return false;
    }

    private void row() throws Unreadable {
        long number = number(xml.attribute("r"), line + 1);
        if (number <= line || number > MOST_ROWS) {
            throw PackageParts.damaged();
        }
        line = number;
        int next = 0;
        int length = 0;
        while (xml.next() && !xml.ends("row")) {
            if (xml.starts("c")) {
                String reference = xml.attribute("r");
                int column = reference == null ? next : CellRange.column(reference);
                if (column < next || column >= MOST_COLUMNS) {
                    throw PackageParts.damaged();
                }
                next = column + 1;
                length += take(column);
                if (length > LONGEST_ROW) {
                    throw WorkbookFile.tooLarge();
                }
            }
        }
    }

    /** Returns the length of the cell's text. */
    private int take(int column) throws Unreadable {
        String type = xml.attribute("t");
        String style = xml.attribute("s");
        text.setLength(0);
        while (xml.next() && !xml.ends("c")) {
            if (xml.starts("v")) {
                xml.text(text);
            } else if (xml.starts("is")) {
                SharedStrings.item(xml, "is", text);
            } else if (xml.starts("f")) {
                formula = formula == null ? CellRange.name(column, line) : formula;
            }
        }
        put(column, values.of(type, style, false, text));
        return text.length();
    }

    private void put(int column, Value value) {
        if (column >= cells.length) {
            cells = Arrays.copyOf(cells, Math.max(column + 1, cells.length * 2));
        }
        cells[column] = value;
        filled = column + 1;
        width = value.text().isEmpty() ? width : column + 1;
    }

    private static long number(String attribute, long otherwise) throws Unreadable {
        try {
            return attribute == null ? otherwise : Long.parseLong(attribute);
        } catch (NumberFormatException e) {
            throw PackageParts.damaged();
        }
    }

    private void merge(String reference) throws Unreadable {
        if (merged.size() == MOST_MERGED) {
            throw PackageParts.damaged();
        }
        merged.add(CellRange.of(reference));
    }

    @Override
    public long line() {
        return line;
    }

    @Override
    public int width() {
        return width;
    }

    private Value value(int index) {
        return index < width && cells[index] != null ? cells[index] : Value.EMPTY;
    }

    @Override
    public String cell(int index) {
        return value(index).text();
    }

    @Override
    public String dated(int index) {
        Value value = value(index);
        return value.number() == null ? value.text() : values.dated(value);
    }

    @Override
    public boolean isNumber(int index) {
        return value(index).number() != null;
    }

    @Override
    public boolean blank() {
        for (int i = 0; i < width; i++) {
            if (!CellRange.isBlank(value(i).text())) {
                return false;
            }
        }
        return true;
    }

    /** What stands beside the table is nobody's cell; within, a row may end early. */
    @Override
    public List<String> faults(int headerWidth) {
        List<String> faults = new ArrayList<>(0);
        for (int i = 0; i < Math.min(width, headerWidth); i++) {
            Value value = value(i);
            if (value.error() && !faults.contains(DeliveredRow.EXCEL_ERROR)) {
                faults.add(DeliveredRow.EXCEL_ERROR);
            }
            if (value.text().indexOf('\0') >= 0 && !faults.contains(DeliveredRow.NUL)) {
                faults.add(DeliveredRow.NUL);
            }
        }
        return faults;
    }

    @Override
    public void requireSound(int headerWidth) throws Unreadable {
        if (formula != null && formulasRefused) {
            throw new Unreadable(HeldCode.FORMULA, line, "Cell " + formula + " holds a formula.");
        }
    }

    @Override
    public List<Unreadable> doubts(Extent table) {
        List<Unreadable> doubts = new ArrayList<>();
        merged.stream().filter(range -> range.touches(table.headerLine(), table.lastLine())).findFirst()
                .ifPresent(range -> doubts.add(new Unreadable(HeldCode.MERGED_CELLS, range.firstRow(),
                        "The cells " + range.text() + " are merged, within the table.")));
        boolean full = line == MOST_ROWS || line == MOST_ROWS_OF_OLD || table.rows() == MOST_ROWS || table.rows() == MOST_ROWS_OF_OLD;
        if (full) {
            doubts.add(new Unreadable(HeldCode.ROW_LIMIT, line, String.format(Locale.UK,
                    "The sheet ends at row %,d with %,d rows: where a spreadsheet ends, and perhaps not the data.", line, table.rows())));
        }
        return doubts;
    }

    @Override
    public void close() throws IOException {
        xml.close();
        parts.close();
    }
}
