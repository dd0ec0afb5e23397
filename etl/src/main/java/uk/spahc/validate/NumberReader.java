package uk.spahc.validate;

import java.math.BigDecimal;
import uk.spahc.feed.Column;

/** {@code Long} or {@code BigDecimal}: digits, a sign before, a point within; neither exponents nor thousands. */
final class NumberReader implements CellReader {
    private static final int LONGEST = 18;

    private final Column column;

    NumberReader(Column column) {
        this.column = column;
    }

    @Override
    public Object read(String text, Findings findings) {
        boolean decimal = column.type() == Column.Type.DECIMAL;
        if (!wellFormed(text, decimal)) {
            findings.reject(ReasonCode.FORMAT, column.name());
            return null;
        }
        BigDecimal number = new BigDecimal(text);
        if (column.minimum() != null && number.compareTo(column.minimum()) < 0
                || column.maximum() != null && number.compareTo(column.maximum()) > 0) {
            findings.reject(ReasonCode.VALUE, column.name());
            return null;
        }
        return decimal ? (Object) number : (Object) number.longValueExact();
    }

    private static boolean wellFormed(String text, boolean decimal) {
        int digits = 0;
        int points = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character >= '0' && character <= '9') {
                digits++;
            } else if (character == '.' && digits > 0 && i < text.length() - 1) {
                points++;
            } else if (character != '-' || i > 0) {
                return false;
            }
        }
        return digits > 0 && digits <= LONGEST && points <= (decimal ? 1 : 0);
    }
}
