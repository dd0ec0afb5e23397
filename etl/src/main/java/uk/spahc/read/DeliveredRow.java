package uk.spahc.read;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One row as delivered, verbatim.
 *
 * @param line 1-based number of the line in the delivery on which the row begins
 * @param cells by column name, in the order of the feed's definition: permitted columns only; empty where the row's width
 *     does not fit the header, or a stray quote makes it uncertain where cells begin
 * @param faults codes of what is wrong with the row's shape ({@code WIDTH}, {@code NUL}, {@code OPEN_QUOTE}, {@code EXCEL_ERROR}); such a row
 *     is rejected without a look at its cells
 * @param numbers names of the columns whose cell a spreadsheet holds as a number, not as a text
 */
public record DeliveredRow(long line, Map<String, String> cells, List<String> faults, Set<String> numbers) {
    /** Not as many cells as the header has. */
    public static final String WIDTH = "WIDTH";
    /** A character that no text holds. */
    public static final String NUL = "NUL";
    /** Something follows a closing quote on a row of one line. Over several lines the whole delivery is held. */
    public static final String OPEN_QUOTE = "OPEN_QUOTE";

    /** A spreadsheet's error, such as #REF!, in place of a value. */
    public static final String EXCEL_ERROR = "EXCEL_ERROR";

    /** A row of text. */
    public DeliveredRow(long line, Map<String, String> cells, List<String> faults) {
        this(line, cells, faults, Set.of());
    }

    /** Without the cells: what is written here may reach a log. */
    @Override
    public String toString() {
        return "DeliveredRow[line=" + line + ", " + cells.size() + " cells hidden, faults=" + faults + "]";
    }
}
