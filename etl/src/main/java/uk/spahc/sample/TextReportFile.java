package uk.spahc.sample;

import java.io.IOException;
import java.util.List;

/** A delivery of reports as CSV. */
record TextReportFile(DeliveryFile file) implements ReportFile {
    @Override
    public String name() {
        return file.name();
    }

    @Override
    public long rows() {
        return file.rows();
    }

    @Override
    public long write(List<SheetCell> cells) throws IOException {
        return file.write(cells.stream().map(SheetCell::asText).toList());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
