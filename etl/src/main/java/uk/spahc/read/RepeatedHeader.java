package uk.spahc.read;

import java.util.List;
import java.util.Set;
import uk.spahc.feed.Column;
import uk.spahc.feed.FeedDefinition;

/** Knows a line that says the header again, as tables have that were put together or printed on several pages. */
final class RepeatedHeader {
    private final List<Set<String>> spellings;
    private final List<Integer> positions;

    private RepeatedHeader(List<Set<String>> spellings, List<Integer> positions) {
        this.spellings = spellings;
        this.positions = positions;
    }

    /** One that knows none where the feed says nothing of such lines. */
    static RepeatedHeader of(FeedDefinition.Format format, FeedDefinition feed, Header header) {
        List<Set<String>> spellings = !format.repeatedHeaders() ? List.of()
                : header.columns().stream().map(name -> feed.column(name).map(HeaderSearch::spellings).orElseThrow()).toList();
        return new RepeatedHeader(spellings, header.positions());
    }

    boolean is(RowScanner row) {
        for (int i = 0; i < spellings.size(); i++) {
            int position = positions.get(i);
            if (position >= row.width() || !spellings.get(i).contains(Column.headerKey(row.cell(position)))) {
                return false;
            }
        }
        return !spellings.isEmpty();
    }
}
