package uk.spahc.validate;

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

    static CellReader of(Column column, FeedDefinition feed) {
        if (column.codes() != null) {
            return new CodeReader(column, feed.codeMaps().get(column.codes()));
        }
        return switch (column.type()) {
            case TEXT -> (text, findings) -> text;
            case INTEGER, DECIMAL -> new NumberReader(column);
            case BOOLEAN -> new BooleanReader(column.name());
            case POSTCODE -> new PostcodeReader(column.name());
            case DATE, DATETIME, MONTH -> new TimeReader(column, feed);
        };
    }
}
