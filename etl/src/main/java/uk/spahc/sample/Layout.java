package uk.spahc.sample;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** Where deliveries of one kind lie, their names and headers: read from a table, so that no code names a feed. */
final class Layout {
    private final Map<String, String> texts = new TreeMap<>();

    Layout(String table) {
        Table.own(table).forEach(row -> texts.put(row.get("key"), row.get("value")));
    }

    String text(String key) {
        return texts.get(key);
    }

    String fileName(LocalDate businessDate) {
        return text("file").replace("%s", businessDate.toString());
    }

    String header(Cell cell) {
        return text(cell.key());
    }
}
