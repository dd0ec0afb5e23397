package uk.spahc.read;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import uk.spahc.land.Unreadable;

/**
 * The rows of a table, one after another, whatever the file they come from. What is said of a row holds until the next is
 * asked for.
 */
sealed interface RowScanner extends Closeable permits RecordScanner, SheetScanner {
    /**
     * Goes to the next row.
     *
     * @return false at the end
     * @throws Unreadable where the file cannot be read on
     */
    boolean next() throws IOException;

    /** 1-based line on which the row begins; of a sheet, the row's number. */
    long line();

    /** Cells of the row; of a sheet, up to the last that holds something. */
    int width();

    /** @param index 0-based; "" beyond the width of a sheet's row */
    String cell(int index);

    /** The cell where a date is meant: a sheet's bare number is then read as one, as far as it can be. */
    String dated(int index);

    /** Whether the cell came as a number and not as a text. */
    boolean isNumber(int index);

    /** Whether nothing but blanks is there. */
    boolean blank();

    /** Codes of what is wrong with the row's shape under a header of that width. */
    List<String> faults(int width);

    /** @throws Unreadable where the row puts the whole delivery in doubt */
    void requireSound(int width) throws Unreadable;

    /** After the last row: what puts the whole delivery in doubt, if anything. */
    List<Unreadable> doubts(Extent table);

    /**
     * Where the table lies.
     *
     * @param lastLine of the last row, or of the header
     */
    record Extent(long headerLine, long lastLine, long rows) {
    }
}
