package uk.spahc.validate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import uk.spahc.feed.CodeMap;
import uk.spahc.feed.Column;

/** Labels to conformed codes, each once, in the order of the cell; a label that no map knows is {@link CodeMap#UNMAPPED}. */
final class CodeReader implements CellReader {
    /** Distinct cells remembered: labels are few, and a cell of free text must not fill the memory. */
    private static final int REMEMBERED = 5_000;

    private final Column column;
    private final CodeMap codes;
    private final List<Pattern> separators;
    private final Map<String, List<String>> known = new HashMap<>();

    CodeReader(Column column, CodeMap codes) {
        this.column = column;
        this.codes = codes;
        this.separators = column.allSeparators().stream().map(CodeReader::separator).toList();
    }

    @Override
    public List<String> read(String text, Findings findings) {
        List<String> before = known.get(text);
        if (before != null) {
            return before;
        }
        List<String> found = new ArrayList<>(1);
        int unmapped = 0;
        for (String label : labels(text)) {
            String code = codes.code(label).orElse(CodeMap.UNMAPPED);
            if (code.equals(CodeMap.UNMAPPED)) {
                unmapped++;
                findings.notice(ReasonCode.UNMAPPED, column.name(), label);
            }
            if (!found.contains(code)) {
                found.add(code);
            }
        }
        if (unmapped == 0 && known.size() < REMEMBERED) {
            known.put(text, List.copyOf(found));
        }
        return found.isEmpty() ? null : List.copyOf(found);
    }

    /**
     * A text that the map knows whole is one label; else it is taken apart at the first separator that it holds, and its
     * parts in turn. So "Gypsy, Roma and Traveller" stays one beside "race and religion".
     */
    private List<String> labels(String text) {
        List<String> labels = new ArrayList<>(2);
        takeApart(text, 0, labels);
        return labels;
    }

    private void takeApart(String text, int from, List<String> labels) {
        String label = text.strip();
        if (label.isEmpty()) {
            return;
        }
        if (from == separators.size() || codes.code(label).isPresent()) {
            labels.add(label);
            return;
        }
        for (String part : separators.get(from).split(label, -1)) {
            takeApart(part, from + 1, labels);
        }
    }

    private static Pattern separator(String text) {
        boolean word = text.chars().allMatch(Character::isLetter);
        return word ? Pattern.compile("(?<![\\p{L}\\p{N}])" + text + "(?![\\p{L}\\p{N}])", Pattern.CASE_INSENSITIVE)
                : Pattern.compile(text, Pattern.LITERAL);
    }
}
