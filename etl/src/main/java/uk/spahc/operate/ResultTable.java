package uk.spahc.operate;

import java.io.PrintWriter;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Prints rows as psql does: aligned under their headings, or with a separator between them. */
final class ResultTable {
    private static final Set<Integer> NUMBERS = Set.of(Types.SMALLINT, Types.INTEGER, Types.BIGINT, Types.NUMERIC, Types.REAL, Types.DOUBLE);

    private final PrintWriter out;
    private final boolean unaligned;
    private final boolean tuplesOnly;
    private final String separator;

    ResultTable(PrintWriter out, boolean unaligned, boolean tuplesOnly, String separator) {
        this.out = out;
        this.unaligned = unaligned;
        this.tuplesOnly = tuplesOnly;
        this.separator = separator;
    }

    void print(ResultSet result) throws SQLException {
        ResultSetMetaData columns = result.getMetaData();
        List<String> heading = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            heading.add(columns.getColumnLabel(i));
        }
        List<List<String>> rows = rows(result, heading.size());
        if (unaligned) {
            printUnaligned(heading, rows);
        } else {
            printAligned(columns, heading, rows);
        }
        if (!tuplesOnly) {
            out.println("(" + rows.size() + (rows.size() == 1 ? " row)" : " rows)"));
        }
        if (!unaligned) {
            out.println();
        }
        out.flush();
    }

    private static List<List<String>> rows(ResultSet result, int width) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        while (result.next()) {
            List<String> row = new ArrayList<>();
            for (int i = 1; i <= width; i++) {
                String value = result.getString(i);
                row.add(value == null ? "" : value);
            }
            rows.add(row);
        }
        return rows;
    }

    private void printUnaligned(List<String> heading, List<List<String>> rows) {
        if (!tuplesOnly) {
            out.println(String.join(separator, heading));
        }
        rows.forEach(row -> out.println(String.join(separator, row)));
    }

    private void printAligned(ResultSetMetaData columns, List<String> heading, List<List<String>> rows) throws SQLException {
        int[] widths = new int[heading.size()];
        boolean[] right = new boolean[heading.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = tuplesOnly ? 0 : heading.get(i).length();
            for (List<String> row : rows) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
            right[i] = NUMBERS.contains(columns.getColumnType(i + 1));
        }
        if (!tuplesOnly) {
            line(heading, widths, new boolean[widths.length]);
            List<String> rules = new ArrayList<>();
            for (int width : widths) {
                rules.add("-".repeat(width + 2));
            }
            out.println(String.join("+", rules));
        }
        rows.forEach(row -> line(row, widths, right));
    }

    private void line(List<String> cells, int[] widths, boolean[] right) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String padding = " ".repeat(widths[i] - cells.get(i).length());
            line.append(i == 0 ? " " : " | ").append(right[i] ? padding + cells.get(i) : cells.get(i) + padding);
        }
        out.println(line.toString().stripTrailing());
    }
}
