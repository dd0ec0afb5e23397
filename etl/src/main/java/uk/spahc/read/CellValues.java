package uk.spahc.read;

import java.math.BigDecimal;
import uk.spahc.land.Unreadable;

/** From what a sheet writes in a cell to its text. */
record CellValues(SharedStrings strings, CellStyles styles, SerialDates dates) {
    /** Doubles go no further; more digits are no number of a spreadsheet. */
    private static final int LONGEST_NUMBER = 400;
    private static final int LARGEST_EXPONENT = 400;

    /**
     * @param number the cell's number where it is a number and shows as none but that; else null
     * @param error whether the cell shows an error
     */
    record Value(String text, BigDecimal number, boolean error) {
        static final Value EMPTY = new Value("", null, false);

        static Value of(String text) {
            return text.isEmpty() ? EMPTY : new Value(text, null, false);
        }
    }

    /**
     * @param type attribute {@code t} of the cell, or null
     * @param style attribute {@code s}, or null
     * @param dated whether a cell without a style is a date
     * @param written text of the value
     */
    Value of(String type, String style, boolean dated, CharSequence written) throws Unreadable {
        String text = written.toString();
        if (text.isEmpty()) {
            return Value.EMPTY;
        }
        return switch (type == null ? "n" : type) {
            case "s" -> Value.of(strings.get(whole(text)));
            case "str", "inlineStr" -> Value.of(SharedStrings.unescaped(text));
            case "b" -> Value.of(text.equals("1") || text.equals("true") ? "TRUE" : "FALSE");
            case "e" -> new Value(text, null, true);
            case "d" -> Value.of(isoDate(text));
            case "n" -> number(text, styles.isDate(style, dated));
            default -> throw PackageParts.damaged();
        };
    }

    private Value number(String text, boolean isDate) throws Unreadable {
        BigDecimal number = decimal(text);
        String date = isDate ? dates.text(number) : null;
        return date != null ? Value.of(date) : new Value(plain(number), number, false);
    }

    /** The text of a bare number where a date is meant; the number's own text where it can be none. */
    String dated(Value value) {
        String date = dates.bareText(value.number());
        return date == null ? value.text() : date;
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static String isoDate(String text) {
        String spaced = text.replace('T', ' ');
        return spaced.length() > 19 ? spaced.substring(0, 19) : spaced;
    }

    private static int whole(String text) throws Unreadable {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw PackageParts.damaged();
        }
    }

    private static BigDecimal decimal(String text) throws Unreadable {
        try {
            String digits = text.strip();
            BigDecimal number = digits.length() > LONGEST_NUMBER ? null : new BigDecimal(digits);
            if (number != null && Math.abs((long) number.scale()) <= LARGEST_EXPONENT) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw PackageParts.damaged();
        }
        throw PackageParts.damaged();
    }
}
