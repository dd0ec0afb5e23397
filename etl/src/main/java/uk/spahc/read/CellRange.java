package uk.spahc.read;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import uk.spahc.land.Unreadable;

/**
 * Cells of a sheet from one corner to the other.
 *
 * @param text as the sheet writes it, such as B5:C6
 */
record CellRange(String text, long firstRow, long lastRow) {
    private static final Pattern FORM = Pattern.compile("\\$?[A-Z]{1,3}\\$?([0-9]{1,7})(?::\\$?[A-Z]{1,3}\\$?([0-9]{1,7}))?");
    private static final int LETTERS = 26;

    static CellRange of(String reference) throws Unreadable {
        Matcher matcher = FORM.matcher(String.valueOf(reference));
        if (!matcher.matches()) {
            throw PackageParts.damaged();
        }
        long first = Long.parseLong(matcher.group(1));
        return new CellRange(reference, first, matcher.group(2) == null ? first : Long.parseLong(matcher.group(2)));
    }

    /** Whether any of its rows is one of these. */
    boolean touches(long from, long to) {
        return Math.max(firstRow, lastRow) >= from && Math.min(firstRow, lastRow) <= to;
    }

    /** 0-based column of a cell such as AB12. */
    static int column(String reference) throws Unreadable {
        int column = 0;
        int at = 0;
        while (at < reference.length() && at < 4 && reference.charAt(at) >= 'A' && reference.charAt(at) <= 'Z') {
            column = column * LETTERS + reference.charAt(at++) - 'A' + 1;
        }
        if (at == 0 || at == 4) {
            throw PackageParts.damaged();
        }
        return column - 1;
    }

    /** A cell as people name it. */
    static String name(int column, long row) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / LETTERS) {
            letters.insert(0, (char) ('A' + (rest - 1) % LETTERS));
        }
        return letters.append(row).toString();
    }

    /** Also a no-break space is blank, which web pages and people leave. */
    static boolean isBlank(String text) {
        return text.chars().allMatch(c -> Character.isWhitespace(c) || c == '\u00a0' || c == '\u200b' || c == '\ufeff');
    }
}
