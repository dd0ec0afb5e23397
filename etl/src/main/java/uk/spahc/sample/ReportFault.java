package uk.spahc.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A way in which a single row of a report is damaged, for exactly one reason.
 *
 * @param reason the code with which such a row must be rejected
 * @param textOnly not possible in a spreadsheet
 */
record ReportFault(String reason, boolean textOnly, UnaryOperator<List<SheetCell>> damage) {
    /** A day on which nothing else is wrong with a row. */
    static final LocalDate SOME_DAY = LocalDate.of(2025, 2, 11);

    /** Puts other cells in the place of some: pairs of column and cell. */
    static ReportFault of(String reason, Object... pairs) {
        return new ReportFault(reason, false, cells -> {
            List<SheetCell> damaged = new ArrayList<>(cells);
            for (int i = 0; i < pairs.length; i += 2) {
                damaged.set((int) pairs[i], pairs[i + 1] instanceof SheetCell cell ? cell : SheetCell.text((String) pairs[i + 1]));
            }
            return damaged;
        });
    }

    List<SheetCell> damaged(List<SheetCell> cells) {
        return damage.apply(cells);
    }
}
