package uk.spahc.validate;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates whose month is a word, as people write it: "Thursday 12th March, 2026", "3 Sept 26". Java's formatter knows but one
 * short form of each month, and of September not the usual one.
 */
final class NamedMonth {
    private static final Pattern IN_FORMAT = Pattern.compile("M{3,4}");
    private static final Pattern WEEKDAY = Pattern.compile("^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\\.?,? +", Pattern.CASE_INSENSITIVE);
    private static final Pattern ORDINAL = Pattern.compile("(?<=[0-9])(?:st|nd|rd|th)(?![a-z])(?: of)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern MONTH = Pattern.compile("(?<![a-z])(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
            + "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])\\.?", Pattern.CASE_INSENSITIVE);
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    private static final int SHORT = 3;

    private NamedMonth() {
    }

    static boolean isIn(String format) {
        return IN_FORMAT.matcher(format).find();
    }

    /** The format of what {@link #plain} makes of a text. */
    static String numbered(String format) {
        return IN_FORMAT.matcher(format).replaceAll("MM");
    }

    /** The text with the month as two digits, without weekday, ordinals and commas; null where it names no month. */
    static String plain(String text) {
        Matcher month = MONTH.matcher(text);
        if (!month.find()) {
            return null;
        }
        int number = MONTHS.indexOf(month.group().substring(0, SHORT).toLowerCase(Locale.ROOT)) / SHORT + 1;
        String numbered = text.substring(0, month.start()) + String.format("%02d", number) + text.substring(month.end());
        String bare = ORDINAL.matcher(WEEKDAY.matcher(numbered).replaceFirst("")).replaceAll("");
        return bare.replace(",", " ").replaceAll("[\\s\u00a0]+", " ").strip();
    }
}
