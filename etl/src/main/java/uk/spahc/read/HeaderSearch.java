package uk.spahc.read;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import uk.spahc.feed.Column;
import uk.spahc.feed.FeedDefinition;
import uk.spahc.land.HeldCode;
import uk.spahc.land.Unreadable;

/** Brings a scanner to the header: by its number, or by the first line that names more than half of the columns wanted. */
final class HeaderSearch {
    private final RowScanner scanner;
    private final int line;
    private final int within;
    private final List<Set<String>> wanted;
    private boolean anything;

    HeaderSearch(RowScanner scanner, FeedDefinition feed, FeedDefinition.Format format) {
        this.scanner = scanner;
        this.line = format.headerRow();
        this.within = format.headerWithin();
        this.wanted = feed.columns().stream().filter(Column::columnRequired).map(HeaderSearch::spellings).toList();
    }

    static Set<String> spellings(Column column) {
        return Stream.concat(Stream.of(column.header()), column.aliases().stream()).map(Column::headerKey).collect(Collectors.toSet());
    }

    /** @throws Unreadable where it is not there */
    void find() throws IOException {
        boolean more = next();
        while (more && before()) {
            more = next();
        }
        boolean there = more && !scanner.blank() && (within > 0 ? scanner.line() <= within : scanner.line() == line);
        if (there) {
            return;
        }
        while (more) {
            more = next();
        }
        if (!anything) {
            throw new Unreadable(HeldCode.EMPTY, 0, HeldCode.EMPTY.meaning());
        }
        throw within > 0
                ? new Unreadable(HeldCode.NO_HEADER, within, "None of the first " + within + " lines is the header of this feed.")
                : new Unreadable(HeldCode.NO_HEADER, line, "The header should be on line " + line + " and is not there.");
    }

    private boolean next() throws IOException {
        boolean more = scanner.next();
        anything |= more && !scanner.blank();
        return more;
    }

    private boolean before() {
        return within > 0 ? scanner.line() <= within && !isHeader() : scanner.line() < line;
    }

    private boolean isHeader() {
        Set<String> here = Stream.iterate(0, i -> i + 1).limit(scanner.width()).map(scanner::cell).map(Column::headerKey)
                .filter(key -> !key.isEmpty()).collect(Collectors.toSet());
        long found = wanted.stream().filter(spellings -> spellings.stream().anyMatch(here::contains)).count();
        return found * 2 > wanted.size();
    }
}
