package uk.spahc.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A delivery of reports as a workbook: perhaps titles over the header, blank rows among the rows, a total below. */
final class SheetFile implements ReportFile {
    private static final int BLANK_EVERY = 23;

    private final Path file;
    private final Layout layout;
    private final Sheet sheet = new Sheet();
    private long rows;

    SheetFile(Path file, Layout layout, String period) {
        this.file = file;
        this.layout = layout;
        open(sheet, layout, period);
    }

    /** Puts titles, where the layout has them, and the header. */
    static void open(Sheet sheet, Layout layout, String period) {
        List<String> headers = layout.headers();
        if (layout.text("banner") != null) {
            sheet.row(List.of(SheetCell.text(layout.text("banner"))));
            sheet.merge("A1:" + Sheet.column(headers.size() - 1) + "1");
            sheet.row(List.of(SheetCell.text(layout.text("month").replace("%s", period))));
            sheet.blankRow();
        }
        sheet.row(headers.stream().map(SheetCell::text).toList());
    }

    @Override
    public String name() {
        return file.getFileName().toString();
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public long write(List<SheetCell> cells) {
        if (++rows % BLANK_EVERY == 0) {
            sheet.blankRow();
        }
        return sheet.row(cells);
    }

    /** Its parts, once all rows are written. */
    Map<String, String> parts() {
        if (layout.text("footer") != null) {
            sheet.row(List.of(SheetCell.text(layout.text("footer").replace("%s", Long.toString(rows)))));
        }
        return Workbook.parts(layout.text("sheet"), sheet);
    }

    @Override
    public void close() throws IOException {
        Workbook.write(file, parts());
    }
}
