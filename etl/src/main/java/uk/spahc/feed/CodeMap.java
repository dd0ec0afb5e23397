package uk.spahc.feed;

import java.util.Map;
import java.util.Optional;

/**
 * From a source's labels to conformed codes. Labels are compared after {@link #normalise}; a label that is not here is
 * unmapped, never guessed.
 *
 * @param name as columns use it
 * @param codes conformed code by normalised label
 */
public record CodeMap(String name, Map<String, String> codes) {
    /** What staging holds for a label that no map knows: a member of its own in each dimension, not "unknown". */
    public static final String UNMAPPED = "UNMAPPED";

    private static final String TICKS = "✓✔☑√";
    private static final String CROSSES = "✗✘☒";

    public Optional<String> code(String label) {
        return Optional.ofNullable(codes.get(normalise(label)));
    }

    /**
     * Lower case, every run of anything but letters and digits a single space, no space at the ends. The marks with which
     * people tick or cross a box are letters, ✓ and ✗.
     */
    public static String normalise(String label) {
        StringBuilder text = new StringBuilder(label.length());
        boolean gap = false;
        for (int i = 0; i < label.length(); ) {
            int character = label.codePointAt(i);
            i += Character.charCount(character);
            character = TICKS.indexOf(character) >= 0 ? '✓' : CROSSES.indexOf(character) >= 0 ? '✗' : character;
            if (!Character.isLetterOrDigit(character) && character != '✓' && character != '✗') {
                gap = true;
                continue;
            }
            if (gap && !text.isEmpty()) {
                text.append(' ');
            }
            gap = false;
            text.appendCodePoint(Character.toLowerCase(character));
        }
        return text.toString();
    }
}
