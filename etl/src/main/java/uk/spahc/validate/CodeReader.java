package uk.spahc.validate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import uk.spahc.feed.CodeMap;
import uk.spahc.feed.Column;

/** Labels to conformed codes, each once, in the order of the cell; a label that no map knows is {@link CodeMap#UNMAPPED}. */
final class CodeReader implements CellReader {
    /** Distinct cells remembered: labels are few, and a cell of free text must not fill the memory. */
    private static final int REMEMBERED = 5_000;

    private final Column column;
    private final CodeMap codes;
    private final Map<String, List<String>> known = new HashMap<>();

    CodeReader(Column column, CodeMap codes) {
        this.column = column;
        this.codes = codes;
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

    private List<String> labels(String text) {
        if (column.separator() == null) {
            return List.of(text);
        }
        List<String> labels = new ArrayList<>();
        int from = 0;
        for (int to = text.indexOf(column.separator()); from <= text.length(); to = text.indexOf(column.separator(), from)) {
            int end = to < 0 ? text.length() : to;
            String label = text.substring(from, end).strip();
            if (!label.isEmpty()) {
                labels.add(label);
            }
            from = end + column.separator().length();
        }
        return labels;
    }
}
