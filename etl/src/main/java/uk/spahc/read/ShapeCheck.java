package uk.spahc.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import uk.spahc.feed.FeedDefinition;
import uk.spahc.land.HeldCode;
import uk.spahc.land.Unreadable;

/** A look at the whole table: header, rows, the line behind them and the end of the file. */
final class ShapeCheck {
    private final RowScanner scanner;
    private final FeedDefinition feed;
    private final FeedDefinition.Format format;
    private final Ending ending;
    private final Set<String> permitted;
    private final Set<HeldCode> accepted;
    private final List<Inspection.Notice> notices = new ArrayList<>();
    private final Tally blanks = new Tally();
    private final Tally headersAgain = new Tally();
    private long rows;
    private long lastLine;
    private long endingLine;
    private Optional<String> endingCount = Optional.empty();
    private boolean rowsAfterEnding;

    /** Lines of a kind: how many, and the first. */
    private static final class Tally {
        private long lines;
        private long first;

        void add(long line) {
            first = lines++ == 0 ? line : first;
        }
    }

    ShapeCheck(RowScanner scanner, FeedDefinition feed, FeedDefinition.Format format, Set<String> permitted, Set<HeldCode> accepted) {
        this.scanner = scanner;
        this.feed = feed;
        this.format = format;
        this.ending = Ending.of(format);
        this.permitted = permitted;
        this.accepted = accepted;
    }

    Inspection check(TableFile file) throws IOException {
        notices.addAll(file.notices());
        HeaderSearch search = new HeaderSearch(scanner, feed, format);
        search.find();
        long headerLine = scanner.line();
        Header header = Header.of(cells(), headerLine, feed, permitted, notices);
        scanner.requireSound(header.width());
        RepeatedHeader repeated = RepeatedHeader.of(format, feed, header);
        lastLine = headerLine;
        while (scanner.next()) {
            row(header, repeated);
        }
        for (Unreadable doubt : scanner.doubts(new RowScanner.Extent(headerLine, lastLine, rows))) {
            holdIf(true, doubt.code(), doubt.line(), doubt.getMessage());
        }
        ending();
        holdIf(rows == 0, HeldCode.NO_ROWS, scanner.line(), "There is a header and not one row.");
        tell(Inspection.Notice.BLANK_LINE, blanks);
        tell(Inspection.Notice.REPEATED_HEADER, headersAgain);
        return new Inspection.Readable(file, header, headerLine, rows, List.copyOf(notices));
    }

    private List<String> cells() {
        return IntStream.range(0, scanner.width()).mapToObj(scanner::cell).toList();
    }

    private void row(Header header, RepeatedHeader repeated) throws Unreadable {
        if (scanner.blank()) {
            blanks.add(scanner.line());
            return;
        }
        if (ending.is(scanner)) {
            rowsAfterEnding |= endingLine > 0;
            endingLine = scanner.line();
            endingCount = ending.count(scanner);
            return;
        }
        if (repeated.is(scanner)) {
            headersAgain.add(scanner.line());
            return;
        }
        rowsAfterEnding |= endingLine > 0;
        rows++;
        lastLine = scanner.line();
        scanner.requireSound(header.width());
    }

    private void ending() throws Unreadable {
        holdIf(ending.required() && endingLine == 0, HeldCode.TRAILER_MISSING, 0, HeldCode.TRAILER_MISSING.meaning());
        holdIf(rowsAfterEnding, HeldCode.TRAILER_DISAGREES, endingLine, "The line that states the number of rows, " + endingLine + ", is not the last.");
        if (endingCount.isPresent()) {
            String count = endingCount.get();
            boolean number = !count.isEmpty() && count.length() < 19 && count.chars().allMatch(c -> c >= '0' && c <= '9');
            boolean agrees = number && Long.parseLong(count) == rows;
            holdIf(!agrees, HeldCode.TRAILER_DISAGREES, endingLine, "Line " + endingLine + " states "
                    + (number ? Long.parseLong(count) + " rows" : "no number of rows") + ", but " + rows + " came.");
        }
    }

    private void tell(String code, Tally tally) {
        if (tally.lines > 0) {
            notices.add(new Inspection.Notice(code, "", "", tally.lines, tally.first));
        }
    }

    private void holdIf(boolean wrong, HeldCode code, long line, String sentence) throws Unreadable {
        if (wrong && !(code.acceptable() && accepted.contains(code))) {
            throw new Unreadable(code, line, sentence);
        }
    }
}
