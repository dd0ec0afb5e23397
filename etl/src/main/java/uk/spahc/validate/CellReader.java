package uk.spahc.validate;

import java.time.Clock;
import uk.spahc.feed.Column;
import uk.spahc.feed.FeedDefinition;

/** From the trimmed text of one column's cells to values of its type. */
@FunctionalInterface
interface CellReader {
    /**
     * The value, or null where there is none; why, is in {@code findings}.
     *
     * @param text not empty
     */
    Object read(String text, Findings findings);

    /** @param clock by which a year of two digits is one of this century or of the last */
    static CellReader of(Column column, FeedDefinition feed, Clock clock) {
        if (column.codes() != null) {
            return new CodeReader(column, feed.codeMaps().get(column.codes()));
        }
        return switch (column.type()) {
            case TEXT -> (text, findings) -> text;
            case INTEGER, DECIMAL -> new NumberReader(column);
            case BOOLEAN -> new BooleanReader(column.name());
            case POSTCODE -> new PostcodeReader(column.name(), column.lenient());
            case DATE, DATETIME, MONTH, TIME -> new TimeReader(column, feed, clock);
        };
    }
}
