package uk.spahc.feed;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Whether each column is possible, and its names its own. */
final class ColumnAgreement {
    private final FeedDefinition definition;
    private final ProblemList problems;

    ColumnAgreement(FeedDefinition definition, ProblemList problems) {
        this.definition = definition;
        this.problems = problems;
    }

    void check() {
        Set<String> names = new HashSet<>();
        Map<String, String> headers = new HashMap<>();
        for (int i = 0; i < definition.columns().size(); i++) {
            Column column = definition.columns().get(i);
            String at = "/columns/" + i;
            problems.wrongIf(!names.add(column.name()), at + "/name", "is that of an earlier column: " + column.name());
            headers(column, at, headers);
            formats(column, at);
            numbers(column, at);
            codes(column, at);
            mandatory(column, at);
        }
    }

    private void headers(Column column, String at, Map<String, String> headers) {
        List<String> spellings = new ArrayList<>(column.aliases());
        spellings.add(column.header());
        for (String spelling : spellings) {
            String key = Column.headerKey(spelling);
            String other = headers.putIfAbsent(key, column.name());
            problems.wrongIf(key.isEmpty(), at + "/header", "has neither letter nor digit");
            problems.wrongIf(other != null && !other.equals(column.name()), at + "/header", "or an alias reads the same as that of " + other);
        }
    }

    private void formats(Column column, String at) {
        boolean dated = switch (column.type()) {
            case DATE, DATETIME, MONTH, TIME -> true;
            default -> false;
        };
        String type = column.type().name().toLowerCase(Locale.ROOT);
        problems.wrongIf(dated && column.formats().isEmpty(), at, column.name() + " is a " + type + " and needs `formats`");
        problems.wrongIf(!dated && !column.formats().isEmpty(), at + "/formats", "is for dates, months and times only");
        for (int i = 0; i < column.formats().size(); i++) {
            String format = column.formats().get(i);
            problems.wrongIf(!possible(format), at + "/formats/" + i, "`" + format + "` is not a date format, such as dd/MM/yyyy");
            problems.wrongIf(dated && !fits(format, column), at + "/formats/" + i, "`" + format + "` does not make a " + type
                    + ": a year has four letters (two in a lenient column), a date a day, a month none, only a datetime has hours, and a time nothing else");
        }
    }

    private static boolean possible(String format) {
        try {
            DateTimeFormatter.ofPattern(format);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean fits(String format, Column column) {
        Column.Type type = column.type();
        String letters = format.replaceAll("'[^']*'", "");
        boolean day = letters.indexOf('d') >= 0;
        boolean hours = letters.indexOf('H') >= 0;
        boolean month = letters.indexOf('M') >= 0 && (letters.contains("yyyy") || letters.contains("uuuu") || column.lenient() && letters.contains("yy"));
        if (type == Column.Type.TIME) {
            return !day && !month && (hours || letters.indexOf('h') >= 0 && letters.indexOf('a') >= 0);
        }
        return month && (type == Column.Type.MONTH ? !day && !hours : day && (type == Column.Type.DATETIME || !hours));
    }

    private void numbers(Column column, String at) {
        boolean number = column.type() == Column.Type.INTEGER || column.type() == Column.Type.DECIMAL;
        problems.wrongIf(!number && column.minimum() != null, at + "/minimum", "is for numbers only");
        problems.wrongIf(!number && column.maximum() != null, at + "/maximum", "is for numbers only");
    }

    private void codes(Column column, String at) {
        boolean coded = column.codes() != null;
        String file = "codes/" + column.codes() + ".csv";
        problems.wrongIf(coded && !definition.codeMaps().containsKey(column.codes()), at + "/codes",
                "names a code map that is not there: neither feeds/" + definition.feed() + "/" + file + " nor feeds/" + file);
        problems.wrongIf(coded && (column.type() != Column.Type.TEXT || column.fate() != Column.Fate.ATTRIBUTE), at + "/codes",
                "is for texts of class attribute only, because a label without a code is shown to the data officer");
        problems.wrongIf(!column.allSeparators().isEmpty() && !coded, at + "/separators", "is for columns with codes only");
        problems.wrongIf(column.numberCells() && (column.type() != Column.Type.TEXT || column.fate() != Column.Fate.IDENTIFIER), at + "/number_cells",
                "is for identifiers only");
        if (column.timeColumn() != null) {
            problems.wrongIf(column.type() != Column.Type.DATETIME, at + "/time_column", "is for a datetime only");
            problems.existing(column.timeColumn(), at + "/time_column").ifPresent(time -> problems.wrongIf(time.type() != Column.Type.TIME,
                    at + "/time_column", "needs a column of type time, and " + time.name() + " is none"));
        }
    }

    private void mandatory(Column column, String at) {
        problems.wrongIf(column.mandatory() && !column.columnRequired(), at + "/mandatory", "contradicts column_required: false");
        problems.wrongIf(column.mandatory() && column.fate() == Column.Fate.DROP, at + "/mandatory", "contradicts class: drop");
        if (column.pattern() != null) {
            problems.compiles(column.pattern(), at + "/pattern");
        }
    }
}
