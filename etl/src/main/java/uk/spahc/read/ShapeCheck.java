package uk.spahc.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import uk.spahc.feed.FeedDefinition;

/** The second pass of an inspection: header, rows, trailer and the end of the file. */
final class ShapeCheck {
    private final RecordScanner scanner;
    private final FeedDefinition feed;
    private final Set<String> permitted;
    private final Set<HeldCode> accepted;
    private final List<Inspection.Notice> notices = new ArrayList<>();
    private long rows;
    private long blankLines;
    private long firstBlankLine;
    private long trailerLine;
    private String trailerCount = "";
    private boolean rowsAfterTrailer;

    ShapeCheck(RecordScanner scanner, FeedDefinition feed, Set<String> permitted, Set<HeldCode> accepted) {
        this.scanner = scanner;
        this.feed = feed;
        this.permitted = permitted;
        this.accepted = accepted;
    }

    Inspection check(Encoding encoding) throws IOException {
        Header header = header();
        RecordScanner.End headerEnd = scanner.end();
        long lastLine = scanner.line();
        while (scanner.next()) {
            lastLine = scanner.line();
            record(header);
        }
        RecordScanner.End lastEnd = scanner.end();
        boolean cut = lastEnd == RecordScanner.End.FILE || headerEnd == RecordScanner.End.CRLF && lastEnd == RecordScanner.End.CR;
        holdIf(cut, HeldCode.LAST_LINE_CUT, lastLine, "The last line, " + lastLine + ", has no line end: the file may have been cut.");
        trailer();
        holdIf(rows == 0, HeldCode.NO_ROWS, scanner.line(), "There is a header and not one row.");
        if (blankLines > 0) {
            notices.add(new Inspection.Notice(Inspection.Notice.BLANK_LINE, "", "", blankLines, firstBlankLine));
        }
        return new Inspection.Readable(encoding.charset(), encoding.skip(), header, rows, List.copyOf(notices));
    }

    private Header header() throws IOException {
        int wanted = feed.format().headerRow();
        boolean anything = false;
        boolean more = scanner.next();
        while (more && scanner.line() < wanted) {
            anything |= !scanner.blank();
            more = scanner.next();
        }
        if (!more || scanner.line() != wanted || scanner.blank()) {
            while (more) {
                anything |= !scanner.blank();
                more = scanner.next();
            }
            throw anything
                    ? new Unreadable(HeldCode.NO_HEADER, wanted, "The header should be on line " + wanted + " and is not there.")
                    : new Unreadable(HeldCode.EMPTY, 0, HeldCode.EMPTY.meaning());
        }
        List<String> cells = IntStream.range(0, scanner.width()).mapToObj(scanner::cell).toList();
        return Header.of(cells, scanner.line(), feed, permitted, notices);
    }

    private void record(Header header) throws Unreadable {
        if (scanner.blank()) {
            firstBlankLine = blankLines++ == 0 ? scanner.line() : firstBlankLine;
            return;
        }
        FeedDefinition.Format.Trailer trailer = feed.format().trailer();
        if (trailer != null && RowReader.isTrailer(scanner, trailer.marker())) {
            rowsAfterTrailer |= trailerLine > 0;
            trailerLine = scanner.line();
            trailerCount = scanner.width() >= trailer.rowsColumn() ? scanner.cell(trailer.rowsColumn() - 1).strip() : "";
            return;
        }
        rowsAfterTrailer |= trailerLine > 0;
        rows++;
        if (scanner.width() != header.width() && scanner.lines() > 1) {
            // A quoted cell that ran over several lines and a wrong width: rows may have been swallowed, and none may be lost.
            throw new Unreadable(HeldCode.OPEN_QUOTE, scanner.line(), "The row that begins on line " + scanner.line() + " runs over "
                    + scanner.lines() + " lines and has not as many cells as the header: a quote was left open.");
        }
    }

    private void trailer() throws Unreadable {
        if (feed.format().trailer() == null) {
            return;
        }
        holdIf(trailerLine == 0, HeldCode.TRAILER_MISSING, 0, HeldCode.TRAILER_MISSING.meaning());
        holdIf(rowsAfterTrailer, HeldCode.TRAILER_DISAGREES, trailerLine, "The line that states the number of rows, " + trailerLine + ", is not the last.");
        boolean agrees = trailerCount.equals(Long.toString(rows));
        boolean number = !trailerCount.isEmpty() && trailerCount.length() < 19 && trailerCount.chars().allMatch(c -> c >= '0' && c <= '9');
        agrees |= number && Long.parseLong(trailerCount) == rows;
        holdIf(trailerLine > 0 && !agrees, HeldCode.TRAILER_DISAGREES, trailerLine, "Line " + trailerLine + " states "
                + (number ? Long.parseLong(trailerCount) + " rows" : "no number of rows") + ", but " + rows + " came.");
    }

    private void holdIf(boolean wrong, HeldCode code, long line, String sentence) throws Unreadable {
        if (wrong && !(code.acceptable() && accepted.contains(code))) {
            throw new Unreadable(code, line, sentence);
        }
    }
}
