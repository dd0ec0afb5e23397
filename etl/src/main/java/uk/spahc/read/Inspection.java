package uk.spahc.read;

import java.util.List;
import uk.spahc.land.HeldCode;

/** What a first look at a whole delivery says, before a row of it goes on. */
public sealed interface Inspection {

    /**
     * The delivery can be read to its end.
     *
     * @param file the table, which can be read again
     * @param header which cell is which column
     * @param headerLine 1-based
     * @param rows rows that the reader will give: neither header nor trailer, footer nor empty lines
     * @param notices what a data officer should know
     */
    record Readable(TableFile file, Header header, long headerLine, long rows, List<Notice> notices) implements Inspection {
    }

    /**
     * The delivery is held whole.
     *
     * @param line 1-based line to blame, or 0
     * @param sentence plain; names lines and the feed's own column names, never a cell's value
     */
    record Held(HeldCode code, long line, String sentence) implements Inspection {
        public String nextStep() {
            return code.nextStep();
        }
    }

    /**
     * Something about the delivery that does not stop it.
     *
     * @param code one of those below
     * @param column name of a known column, or ""
     * @param label the header of a new column, or ""
     * @param rows rows concerned
     * @param firstLine 1-based
     */
    record Notice(String code, String column, String label, long rows, long firstLine) {
        /** A column that the feed does not know; the delivery is loaded without it. */
        public static final String NEW_COLUMN = "NEW_COLUMN";
        /** A column that the agreement does not permit; dropped at reading. */
        public static final String NOT_PERMITTED = "NOT_PERMITTED";
        /** Lines with nothing on them, which are not rows. */
        public static final String BLANK_LINE = "BLANK_LINE";
        /** Lines that say the header again, which are not rows. */
        public static final String REPEATED_HEADER = "REPEATED_HEADER";
        /** Sheets beside the one that is read. */
        public static final String OTHER_SHEETS = "OTHER_SHEETS";
    }
}
