package uk.spahc.validate;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import uk.spahc.feed.CodeMap;
import uk.spahc.feed.Column;
import uk.spahc.feed.FeedDefinition;
import uk.spahc.validate.Verdict.Reason;

/**
 * Withholds the label of an unmapped code where it may tell of a person: when it is long, holds an address of electronic
 * mail or a longer number, or repeats what an identifying cell of the same row says. Cells do slip into wrong columns.
 */
final class LabelGuard {
    private static final int LONGEST = 100;
    private static final int SHORTEST_IDENTIFIER = 3;
    private static final Pattern SUSPICIOUS = Pattern.compile("@|[0-9]{5}|[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2}");

    private final List<String> identifying;

    LabelGuard(FeedDefinition feed) {
        identifying = feed.columns().stream()
                .filter(column -> column.fate() != Column.Fate.ATTRIBUTE).map(Column::name).toList();
    }

    List<Reason> withhold(List<Reason> notices, Map<String, String> cells) {
        return notices.stream().map(reason -> reason.label().isEmpty() || harmless(reason.label(), cells)
                ? reason : new Reason(reason.code(), reason.column())).toList();
    }

    private boolean harmless(String label, Map<String, String> cells) {
        if (label.length() > LONGEST || SUSPICIOUS.matcher(label).find()) {
            return false;
        }
        String words = " " + CodeMap.normalise(label) + " ";
        return identifying.stream().map(column -> CodeMap.normalise(cells.getOrDefault(column, "")))
                .noneMatch(cell -> cell.length() >= SHORTEST_IDENTIFIER && words.contains(" " + cell + " "));
    }
}
