package uk.spahc.validate;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A British postcode as {@code BS1 1AA}. A malformed one is absent, with a notice: a slip in the address must not lose the
 * crime. Form: Royal Mail's Programmers' Guide, areas of one or two letters; not whether the postcode exists.
 *
 * @param lenient whether the postcode may stand within a longer text, and a sector ({@code BS1 1}) will do
 */
record PostcodeReader(String column, boolean lenient) implements CellReader {
    private static final Pattern FORM = Pattern.compile("(?:[A-Z]{1,2}[0-9][A-Z0-9]?|GIR)[0-9][A-Z]{2}");
    private static final Pattern WITHIN = Pattern.compile("(?<![A-Z0-9])([A-Z]{1,2}[0-9][A-Z0-9]?)[\\s\u00a0]*([0-9][A-Z]{2})(?![A-Z0-9])");
    private static final Pattern SECTOR = Pattern.compile("([A-Z]{1,2}[0-9][A-Z0-9]?)[\\s\u00a0]+([0-9])");
    private static final int INWARD = 3;

    @Override
    public String read(String text, Findings findings) {
        StringBuilder letters = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isWhitespace(text.charAt(i)) && text.charAt(i) != '\u00a0') {
                letters.append(text.charAt(i));
            }
        }
        String postcode = letters.toString().toUpperCase(Locale.ROOT);
        if (!FORM.matcher(postcode).matches()) {
            String found = lenient ? found(text.toUpperCase(Locale.ROOT)) : null;
            if (found != null) {
                return found;
            }
            findings.notice(ReasonCode.POSTCODE_MALFORMED, column);
            return null;
        }
        int outward = postcode.length() - INWARD;
        return postcode.substring(0, outward) + ' ' + postcode.substring(outward);
    }

    /** The one postcode within the text, or the sector that it is; null where there are several or none. */
    private static String found(String text) {
        Matcher sector = SECTOR.matcher(text);
        if (sector.matches()) {
            return sector.group(1) + ' ' + sector.group(2);
        }
        Matcher matcher = WITHIN.matcher(text);
        if (!matcher.find()) {
            return null;
        }
        String postcode = matcher.group(1) + ' ' + matcher.group(2);
        return matcher.find() ? null : postcode;
    }
}
