package uk.spahc.read;

import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import uk.spahc.feed.FeedDefinition.Format;

/**
 * The line behind the last row: a trailer that a system writes, or a footer that people write.
 *
 * @param required whether a delivery without it is held
 */
record Ending(Format.Trailer trailer, Pattern footer, boolean required) {
    private static final String ROWS = "(?<rows>";
    /** A footer says little; rows with more cells are not even looked at. */
    private static final int FOOTER_CELLS = 4;

    static Ending of(Format format) {
        Pattern footer = format.footer() == null ? null : Pattern.compile(format.footer().pattern(), Pattern.CASE_INSENSITIVE);
        return new Ending(format.trailer(), footer, format.trailer() != null || footer != null && format.footer().required());
    }

    boolean is(RowScanner row) {
        return trailer != null && row.cell(0).strip().equals(trailer.marker()) || footer != null && fits(row).isPresent();
    }

    /** The number of rows that the line states, as a text; empty where it need not state one. Only where {@link #is} says yes. */
    Optional<String> count(RowScanner row) {
        if (trailer != null) {
            return Optional.of(row.width() >= trailer.rowsColumn() ? row.cell(trailer.rowsColumn() - 1).strip() : "");
        }
        return footer.pattern().contains(ROWS) ? fits(row).map(matcher -> matcher.group("rows")) : Optional.empty();
    }

    private Optional<Matcher> fits(RowScanner row) {
        StringJoiner text = new StringJoiner(" ");
        int cells = 0;
        for (int i = 0; i < row.width(); i++) {
            String cell = row.cell(i);
            if (!cell.isBlank()) {
                text.add(cell.strip());
                if (++cells > FOOTER_CELLS) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(footer.matcher(text.toString())).filter(Matcher::matches);
    }
}
