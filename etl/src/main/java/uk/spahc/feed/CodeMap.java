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

    public Optional<String> code(String label) {
        return Optional.ofNullable(codes.get(normalise(label)));
    }

    /** Lower case, every run of anything but letters and digits a single space, no space at the ends. */
    public static String normalise(String label) {
        return label.toLowerCase(java.util.Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }
}
