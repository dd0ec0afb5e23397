package uk.spahc.validate;

import java.util.List;
import java.util.Map;

/** What the validator says of one row. */
public sealed interface Verdict {
    long line();

    /** The row goes on; {@code notices} are counted, and do not stop it. */
    record Accepted(ValidRow row, List<Reason> notices) implements Verdict {
        @Override
        public long line() {
            return row.line();
        }
    }

    /**
     * The row goes to quarantine.
     *
     * @param reasons at least one
     * @param cells what may be kept, encrypted, for the officer who mends it; empty where nothing may or can be
     * @param countsToLimit false where a rule keeps the row out and nothing is wrong with it
     * @param refusedRecord the source's reference of a record whose client agrees to nothing, so that what came of it before
     *     can be taken back; null otherwise
     */
    record Rejected(long line, List<Reason> reasons, Map<String, String> cells, boolean countsToLimit, String refusedRecord) implements Verdict {
        public Rejected(long line, List<Reason> reasons, Map<String, String> cells, boolean countsToLimit) {
            this(line, reasons, cells, countsToLimit, null);
        }

        /** Without the cells: what is written here may reach a log. */
        @Override
        public String toString() {
            return "Rejected[line=" + line + ", reasons=" + reasons.stream().map(Reason::code).toList() + ", " + cells.size() + " cells hidden]";
        }
    }

    /**
     * Why, in a code and, where one is to blame, a column name ({@code ""} otherwise). Never a value.
     *
     * @param label of an unmapped code only: the label as delivered; {@code ""} otherwise
     */
    record Reason(String code, String column, String label) {
        public Reason(String code, String column) {
            this(code, column, "");
        }

        /** Without the label: what is written here may reach a log. */
        @Override
        public String toString() {
            return column.isEmpty() ? code : code + " " + column;
        }
    }
}
