package uk.spahc.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import uk.spahc.land.Unreadable;
import uk.spahc.land.HeldCode;
import uk.spahc.feed.Column;
import uk.spahc.feed.FeedDefinition;

/**
 * Which cell of a row is which column.
 *
 * @param width cells in each row of a text; of a sheet, up to the last header
 * @param columns names of the columns that leave the reader, in the order of the feed's definition
 * @param positions 0-based cell of each of {@code columns}
 */
public record Header(int width, List<String> columns, List<Integer> positions) {
    private static final int LONGEST_LABEL = 60;

    /**
     * @param cells the header row as delivered
     * @param permitted names of the columns that the agreement permits
     * @param notices takes what is worth knowing of the header
     */
    static Header of(List<String> cells, long line, FeedDefinition feed, Set<String> permitted, List<Inspection.Notice> notices) throws Unreadable {
        Map<String, Integer> delivered = delivered(cells, line, feed, notices);
        missing(delivered.keySet(), line, feed);
        List<String> columns = new ArrayList<>();
        List<Integer> positions = new ArrayList<>();
        for (Column column : feed.columns()) {
            Integer position = delivered.get(column.name());
            if (position == null || column.fate() == Column.Fate.DROP) {
                continue;
            }
            if (permitted.contains(column.name())) {
                columns.add(column.name());
                positions.add(position);
            } else if (column.mandatory()) {
                throw new Unreadable(HeldCode.MANDATORY_NOT_PERMITTED, line, "The agreement " + feed.agreement() + " does not permit the column "
                        + column.name() + ", without which no row can be loaded.");
            } else {
                notices.add(new Inspection.Notice(Inspection.Notice.NOT_PERMITTED, column.name(), "", 0, line));
            }
        }
        return new Header(cells.size(), List.copyOf(columns), List.copyOf(positions));
    }

    private static Map<String, Integer> delivered(List<String> cells, long line, FeedDefinition feed, List<Inspection.Notice> notices)
            throws Unreadable {
        Map<String, Column> known = new HashMap<>();
        for (Column column : feed.columns()) {
            known.put(Column.headerKey(column.header()), column);
            column.aliases().forEach(alias -> known.put(Column.headerKey(alias), column));
        }
        Map<String, Integer> delivered = new HashMap<>();
        List<Inspection.Notice> unknown = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            Column column = known.get(Column.headerKey(cells.get(i)));
            if (column == null) {
                unknown.add(new Inspection.Notice(Inspection.Notice.NEW_COLUMN, "", label(cells.get(i), i), 0, line));
            } else if (delivered.put(column.name(), i) != null) {
                throw new Unreadable(HeldCode.DUPLICATE_COLUMN, line, "The header on line " + line + " has the column " + column.header() + " twice.");
            }
        }
        notices.addAll(unknown);
        return delivered;
    }

    private static String label(String cell, int index) {
        String label = cell.strip();
        return label.isEmpty() ? "cell " + (index + 1) : label.substring(0, Math.min(label.length(), LONGEST_LABEL));
    }

    /** Fewer than half of the columns that must be there: then the line is no header, and nothing on it may be told. */
    private static void missing(Set<String> delivered, long line, FeedDefinition feed) throws Unreadable {
        List<Column> wanted = feed.columns().stream().filter(Column::columnRequired).toList();
        List<Column> missing = wanted.stream().filter(column -> !delivered.contains(column.name())).toList();
        if (missing.size() * 2 > wanted.size() || delivered.isEmpty()) {
            throw new Unreadable(HeldCode.NO_HEADER, line, "Line " + line + " is not the header of this feed: "
                    + missing.size() + " of the " + wanted.size() + " columns that must be there are not.");
        }
        if (!missing.isEmpty()) {
            throw new Unreadable(HeldCode.MISSING_COLUMN, line, "The header on line " + line + " lacks: "
                    + missing.stream().map(Column::header).collect(Collectors.joining(", ")) + ".");
        }
    }
}
