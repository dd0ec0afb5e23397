package uk.spahc.sample;

import java.io.IOException;
import java.util.List;

/** A delivery of reports, as text or as a workbook. */
interface ReportFile extends AutoCloseable {
    String name();

    /** Of reports, damaged ones among them. */
    long rows();

    /** Writes a row; returns the number of the line or sheet row on which it stands. */
    long write(List<SheetCell> cells) throws IOException;

    @Override
    void close() throws IOException;
}
