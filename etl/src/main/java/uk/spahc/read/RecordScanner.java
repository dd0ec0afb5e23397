package uk.spahc.read;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import uk.spahc.land.Unreadable;
import uk.spahc.land.HeldCode;

/**
 * Splits delimited text into records by RFC 4180, read strictly: a quoted cell may hold delimiters, line ends and doubled
 * quotes, and after its closing quote only a delimiter or a line end may follow. A quote inside a cell that does not begin
 * with one is a character like any other. Line ends are LF, CRLF or CR. Cells are kept verbatim.
 *
 * <p>Why not a library: see docs/decisions/0008-our-own-csv-scanner.md.
 *
 * <p>Memory is bounded by the longest record, and that by {@link #LONGEST}.
 */
final class RecordScanner implements RowScanner {
    /** Characters in one record. */
    static final int LONGEST = 4 << 20;

    enum End { LF, CRLF, CR, DELIMITER, FILE }

    private final Reader in;
    private final char delimiter;
    private final int maxLines;
    private final char[] buffer = new char[1 << 15];
    private int position;
    private int limit;

    private char[] text = new char[1 << 12];
    private int length;
    private int[] ends = new int[64];
    private int width;
    private long nextLine = 1;
    private long line;
    private long lastLine;
    private boolean endsInPairs;
    private boolean nul;
    private boolean strayQuote;
    private End end = End.FILE;

    /** @param maxLines lines that one record may run over */
    RecordScanner(Reader in, char delimiter, int maxLines) {
        this.in = in;
        this.delimiter = delimiter;
        this.maxLines = maxLines;
    }

    @Override
    public boolean next() throws IOException {
        line = nextLine;
        length = 0;
        width = 0;
        nul = false;
        strayQuote = false;
        if (peek() < 0) {
            return false;
        }
        do {
            if (peek() == '"') {
                quoted();
            } else {
                plain();
            }
            endCell();
        } while (end == End.DELIMITER);
        lastLine = line;
        if (strayQuote && lines() > 1) {
            throw openQuote();
        }
        return true;
    }

    @Override
    public long line() {
        return line;
    }

    /** Lines that the record runs over. */
    long lines() {
        return Math.max(1, end == End.FILE ? nextLine - line + 1 : nextLine - line);
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public String cell(int index) {
        int from = index == 0 ? 0 : ends[index - 1];
        return from == ends[index] ? "" : new String(text, from, ends[index] - from);
    }

    @Override
    public String dated(int index) {
        return cell(index);
    }

    @Override
    public boolean isNumber(int index) {
        return false;
    }

    @Override
    public boolean blank() {
        return width == 1 && cell(0).isBlank();
    }

    @Override
    public List<String> faults(int headerWidth) {
        if (!strayQuote && width == headerWidth && !nul) {
            return List.of();
        }
        List<String> faults = new ArrayList<>(2);
        if (strayQuote) {
            faults.add(DeliveredRow.OPEN_QUOTE);
        } else if (width != headerWidth) {
            faults.add(DeliveredRow.WIDTH);
        }
        if (nul) {
            faults.add(DeliveredRow.NUL);
        }
        return faults;
    }

    /** A quoted cell that ran over several lines and a wrong width: rows may have been swallowed, and none may be lost. */
    @Override
    public void requireSound(int headerWidth) throws Unreadable {
        if (width != headerWidth && lines() > 1) {
            throw new Unreadable(HeldCode.OPEN_QUOTE, line, "The row that begins on line " + line + " runs over "
                    + lines() + " lines and has not as many cells as the header: a quote was left open.");
        }
    }

    @Override
    public List<Unreadable> doubts(Extent table) {
        boolean cut = end == End.FILE || endsInPairs && end == End.CR;
        return cut ? List.of(new Unreadable(HeldCode.LAST_LINE_CUT, lastLine,
                "The last line, " + lastLine + ", has no line end: the file may have been cut.")) : List.of();
    }

    private void plain() throws IOException {
        while (position < limit || fill()) {
            char character = buffer[position++];
            if (character == delimiter) {
                end = End.DELIMITER;
                return;
            }
            if (character == '\n' || character == '\r') {
                endLine(character);
                return;
            }
            append(character);
        }
        end = End.FILE;
    }

    private void quoted() throws IOException {
        position++;
        while (position < limit || fill()) {
            char character = buffer[position++];
            if (character != '"') {
                append(character);
                countLine(character);
            } else if (peek() == '"') {
                position++;
                append('"');
            } else {
                afterQuote();
                return;
            }
        }
        throw openQuote();
    }

    private void afterQuote() throws IOException {
        int following = peek();
        strayQuote |= following >= 0 && following != delimiter && following != '\n' && following != '\r';
        plain();
    }

    private void countLine(char character) throws IOException {
        if (character == '\n' || character == '\r' && peek() != '\n') {
            nextLine++;
            if (nextLine - line >= maxLines) {
                throw openQuote();
            }
        }
    }

    private void endLine(char character) throws IOException {
        end = character == '\n' ? End.LF : End.CR;
        if (character == '\r' && peek() == '\n') {
            position++;
            end = End.CRLF;
            endsInPairs = true;
        }
        nextLine++;
    }

    private void append(char character) throws Unreadable {
        if (character == 0) {
            nul = true;
        } else if (character >= 0x80 && (character <= 0x9f || character == 0xfffd)) {
            throw new Unreadable(HeldCode.ENCODING, nextLine, "Line " + nextLine + " holds a character that no keyboard makes: "
                    + "the file was written or converted in a wrong encoding.");
        }
        if (length == text.length) {
            if (length >= LONGEST) {
                throw openQuote();
            }
            text = Arrays.copyOf(text, length * 2);
        }
        text[length++] = character;
    }

    private void endCell() {
        if (width == ends.length) {
            ends = Arrays.copyOf(ends, width * 2);
        }
        ends[width++] = length;
    }

    private int peek() throws IOException {
        return position < limit || fill() ? buffer[position] : -1;
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, in.read(buffer));
        return limit > 0;
    }

    private Unreadable openQuote() {
        return new Unreadable(HeldCode.OPEN_QUOTE, line, "The row that begins on line " + line
                + " has a quoted cell that is not closed where it should be, or the row is far too long.");
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
