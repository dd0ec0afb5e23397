package uk.spahc.read;

import java.nio.charset.Charset;
import java.util.List;

/** What a first look at a whole delivery says, before a row of it goes on. */
public sealed interface Inspection {

    /**
     * The delivery can be read to its end.
     *
     * @param charset in which all of it decodes
     * @param markLength bytes of the byte order mark before the text
     * @param header which cell is which column
     * @param rows rows that the reader will give: neither header nor trailer nor empty lines
     * @param notices what a data officer should know
     */
    record Readable(Charset charset, int markLength, Header header, long rows, List<Notice> notices) implements Inspection {
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
     * @param code {@code NEW_COLUMN}, {@code NOT_PERMITTED} or {@code BLANK_LINE}
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
    }
}
