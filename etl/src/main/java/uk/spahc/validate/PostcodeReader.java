package uk.spahc.validate;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A British postcode as {@code BS1 1AA}. A malformed one is absent, with a notice: a slip in the address must not lose the
 * crime. Form: Royal Mail's Programmers' Guide, areas of one or two letters; not whether the postcode exists.
 */
record PostcodeReader(String column) implements CellReader {
    private static final Pattern FORM = Pattern.compile("(?:[A-Z]{1,2}[0-9][A-Z0-9]?|GIR)[0-9][A-Z]{2}");
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
            findings.notice(ReasonCode.POSTCODE_MALFORMED, column);
            return null;
        }
        int outward = postcode.length() - INWARD;
        return postcode.substring(0, outward) + ' ' + postcode.substring(outward);
    }
}
