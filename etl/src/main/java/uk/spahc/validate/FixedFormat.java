package uk.spahc.validate;

import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A date format of fixed width, such as {@code dd/MM/yyyy HH:mm}, read without the formatter's cost of half a microsecond
 * and of an exception for each text that does not fit: most of what validating a row costs.
 */
final class FixedFormat {
    private static final Pattern FIXED = Pattern.compile("(?:dd|MM|uuuu|HH|mm|ss|[^A-Za-z'\\[\\]{}#])+");
    private static final String FIELDS = "uMdHms";

    private final String pattern;

    private FixedFormat(String pattern) {
        this.pattern = pattern;
    }

    /** Empty where the format is not of fixed width, or names no month: such a one is the formatter's business. */
    static Optional<FixedFormat> of(String format) {
        String pattern = format.replace('y', 'u');
        boolean once = FIELDS.chars().allMatch(field -> pattern.indexOf(field) < 0 || pattern.chars().filter(c -> c == field).count() == (field == 'u' ? 4 : 2));
        boolean dated = pattern.indexOf('u') >= 0 && pattern.indexOf('M') >= 0;
        return once && dated && FIXED.matcher(pattern).matches() ? Optional.of(new FixedFormat(pattern)) : Optional.empty();
    }

    boolean hasTime() {
        return pattern.indexOf('H') >= 0;
    }

    /** The time at the start of what the text names; null where it does not fit or no such day or time exists. */
    LocalDateTime parse(String text) {
        if (text.length() != pattern.length()) {
            return null;
        }
        int[] fields = new int[FIELDS.length()];
        for (int i = 0; i < text.length(); i++) {
            int field = FIELDS.indexOf(pattern.charAt(i));
            char character = text.charAt(i);
            if (field < 0 ? character != pattern.charAt(i) : character < '0' || character > '9') {
                return null;
            }
            if (field >= 0) {
                fields[field] = fields[field] * 10 + character - '0';
            }
        }
        return existing(fields[0], fields[1], pattern.indexOf('d') < 0 ? 1 : fields[2], fields[3], fields[4], fields[5]);
    }

    private static LocalDateTime existing(int year, int month, int day, int hour, int minute, int second) {
        boolean exists = year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= YearMonth.of(year, month).lengthOfMonth()
                && hour < 24 && minute < 60 && second < 60;
        return exists ? LocalDateTime.of(year, month, day, hour, minute, second) : null;
    }
}
