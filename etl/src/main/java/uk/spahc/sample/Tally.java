package uk.spahc.sample;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Counts by figure and up to two members, in the layout of every table of figures. */
final class Tally {
    private static final String HEADER = "figure,dimension_1,member_1,dimension_2,member_2,value\n";
    private static final int CELLS = 4;

    private final Map<String, Long> values = new TreeMap<>();

    /** Counts one more. */
    void add(String figure, String... dimensions) {
        values.merge(key(figure, dimensions), 1L, Long::sum);
    }

    void put(String figure, long value, String... dimensions) {
        values.put(key(figure, dimensions), value);
    }

    /** Counts a delivered row. */
    void row(String file, Disposition disposition, String reason) {
        add("rows", "file", file, "disposition", disposition.text());
        add("rows_all_files", "disposition", disposition.text());
        if (!reason.isEmpty()) {
            add("rejected", "file", file, "reason", reason);
        }
    }

    /** The table, sorted. */
    String csv() {
        StringBuilder csv = new StringBuilder(HEADER);
        values.forEach((key, value) -> csv.append(String.format(Locale.ROOT, "%s,%d\n", key, value)));
        return csv.toString();
    }

    private static String key(String figure, String... dimensions) {
        String[] cells = Arrays.copyOf(dimensions, CELLS);
        for (int i = dimensions.length; i < CELLS; i++) {
            cells[i] = "";
        }
        return figure + "," + String.join(",", cells);
    }
}
