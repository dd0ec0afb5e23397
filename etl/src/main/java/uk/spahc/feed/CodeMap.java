package uk.spahc.feed;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * From a source's labels to conformed codes. Labels are compared after {@link #normalise}; a label that is not here, and that
 * the rules do not read as one that is, is unmapped, never guessed.
 *
 * @param name as columns use it
 * @param codes conformed code by normalised label
 * @param rules how labels may differ from these
 * @param labels one as written for each code, in the order of the map, for a supplier to choose from
 */
public record CodeMap(String name, Map<String, String> codes, LabelRules rules, List<String> labels) {
    /** What staging holds for a label that no map knows: a member of its own in each dimension, not "unknown". */
    public static final String UNMAPPED = "UNMAPPED";
    private static final int LONGEST = 300;
    private static final double SHARED_AT_LEAST = 0.4;

    public CodeMap(String name, Map<String, String> codes) {
        this(name, codes, LabelRules.NONE, List.of());
    }

    private static final String TICKS = "✓✔☑√";
    private static final String CROSSES = "✗✘☒";

    public Optional<String> code(String label) {
        String text = normalise(label);
        String exact = codes.get(text);
        if (exact != null) {
            return Optional.of(exact);
        }
        Set<String> readings = text.length() > LONGEST ? Set.of() : rules.readings(text, codes);
        return readings.size() == 1 ? Optional.of(readings.iterator().next()) : Optional.empty();
    }

    /** A known label and its code, for a person to judge. */
    public record Suggestion(String label, String code) {
    }

    /**
     * The known label that shares most of its words with one that is unmapped, if at least two fifths of the words of both
     * are shared. Of equals, the first in the alphabet.
     */
    public Optional<Suggestion> suggestion(String label) {
        Set<String> words = words(rules.respelled(normalise(label)));
        return codes.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .max(Comparator.comparingDouble((Map.Entry<String, String> known) -> shared(words, words(known.getKey())))
                        .thenComparing(Map.Entry.<String, String>comparingByKey().reversed()))
                .filter(known -> shared(words, words(known.getKey())) >= SHARED_AT_LEAST)
                .map(known -> new Suggestion(known.getKey(), known.getValue()));
    }

    /** Whether every word of the label stands in some label of this map. */
    boolean hasWordsOf(String label) {
        Set<String> known = new HashSet<>();
        codes.keySet().forEach(each -> known.addAll(words(each)));
        return known.containsAll(words(rules.respelled(normalise(label))));
    }

    private static Set<String> words(String text) {
        return new HashSet<>(List.of(text.split(" ")));
    }

    /** Jaccard's index: words in both over words in either. */
    private static double shared(Set<String> some, Set<String> others) {
        long both = some.stream().filter(others::contains).count();
        return (double) both / (some.size() + others.size() - both);
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
