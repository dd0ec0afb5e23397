package uk.spahc.sample;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where deliveries of one kind lie, their names and headers: read from a table, so that no code names a feed. */
final class Layout {
    private static final String COLUMN = "column.";

    private final Map<String, String> texts = new LinkedHashMap<>();

    Layout(String table) {
        Table.own(table).forEach(row -> texts.put(row.get("key"), row.get("value")));
    }

    String text(String key) {
        return texts.get(key);
    }

    String header(Cell cell) {
        return text(COLUMN + cell.key());
    }

    /** The words of the header, in their order. */
    List<String> headers() {
        return texts.keySet().stream().filter(key -> key.startsWith(COLUMN)).map(texts::get).toList();
    }

    Path deliveryIn(Path sample, String period) {
        return sample.resolve(text("folder")).resolve(text("file").replace("%s", period));
    }

    /** Where damaged deliveries of that name lie. */
    Path damagedIn(Path sample, String period) {
        return deliveryIn(sample.resolve("damaged"), period);
    }

    /** Where the truth of these deliveries lies, of all but the offences of the police. */
    Path truthIn(Path sample) {
        return sample.resolve("truth").resolve(text("folder"));
    }
}
