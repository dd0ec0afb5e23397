package uk.spahc.feed;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * One column of a delivery.
 *
 * @param name short name that mapping and rules use
 * @param header text of the header cell; matched without case, spaces and punctuation, as are {@code aliases}
 * @param columnRequired whether a delivery without this column is held; true unless said otherwise
 * @param mandatory whether a row with this cell empty is rejected
 * @param fate what may become of the values
 * @param formats for dates, tried in this order ({@link java.time.format.DateTimeFormatter}, strict, British)
 * @param values the only values allowed, or empty for any
 * @param pattern null, or the regular expression that the whole value must match
 * @param separator null, or what separates several values in one cell
 * @param separators the same where people use several, tried in this order on what the code map does not know whole; one of
 *     letters ("and") is a word of its own
 * @param codes null, or the name of the code map that turns labels into conformed codes
 * @param minimum null for none
 * @param maximum null for none
 * @param maxLength in characters, {@value #SPREADSHEET_CELL} unless said otherwise
 * @param lenient whether a text that does not fit is left out with a notice, where else the row is rejected
 * @param numberCells whether an identifier may come as a spreadsheet's number; else it is taken for damaged
 * @param timeColumn null, or the column that holds the time of day of this day
 */
public record Column(
        String name,
        String header,
        List<String> aliases,
        Type type,
        Fate fate,
        boolean columnRequired,
        boolean mandatory,
        List<String> formats,
        List<String> values,
        String pattern,
        String separator,
        List<String> separators,
        String codes,
        BigDecimal minimum,
        BigDecimal maximum,
        int maxLength,
        boolean lenient,
        boolean numberCells,
        String timeColumn) {
    /** What a spreadsheet cell holds at most, in characters (Microsoft's specification of Excel). */
    public static final int SPREADSHEET_CELL = 32_767;

    /** What is left of a header's text when it is compared: letters and digits in lower case. */
    public static String headerKey(String header) {
        StringBuilder key = new StringBuilder(header.length());
        header.codePoints().filter(Character::isLetterOrDigit).map(Character::toLowerCase).forEach(key::appendCodePoint);
        return key.toString();
    }

    public enum Type { TEXT, INTEGER, DECIMAL, BOOLEAN, DATE, DATETIME, MONTH, TIME, POSTCODE }

    /** Everything that may stand between two values of one cell. */
    public List<String> allSeparators() {
        List<String> all = new ArrayList<>(separators);
        if (separator != null) {
            all.add(0, separator);
        }
        return all;
    }

    /** The column's class ({@code class} in YAML), which decides its fate. */
    public enum Fate {
        /** Tokenised, and encrypted to the vault where the agreement allows. */
        IDENTIFIER,
        /** Generalised: date of birth to an age band, postcode to an area. */
        QUASI,
        /** Kept. */
        ATTRIBUTE,
        /** Not loaded, unless the agreement says so, and then only to the vault. */
        FREE_TEXT,
        /** Never leaves the reader. */
        DROP
    }
}
