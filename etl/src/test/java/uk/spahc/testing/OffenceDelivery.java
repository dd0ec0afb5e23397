package uk.spahc.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A delivery of hate offences, put together row by row; what a row does not say is as in a sound row of nobody. */
public final class OffenceDelivery {
    public static final String FEED = "avon-somerset-police/hate-offences";
    private static final List<String> SOUND = Resources.text("deliveries/avon-somerset-police-hate-offences/good/input.csv").lines().limit(2).toList();
    private static final List<String> HEADER = List.of(SOUND.get(0).split(","));

    private final List<String> rows = new ArrayList<>();
    private final List<String> more;

    public OffenceDelivery() {
        this(List.of());
    }

    private OffenceDelivery(List<String> more) {
        this.more = more;
    }

    /** With these columns behind the usual ones, empty where a row does not say. */
    public static OffenceDelivery with(String... columns) {
        return new OffenceDelivery(List.of(columns));
    }

    /** A row with these cells, given as header and value in turn. */
    public OffenceDelivery row(String... cells) {
        Map<String, String> row = new LinkedHashMap<>();
        String[] sound = SOUND.get(1).split(",", -1);
        for (int column = 0; column < HEADER.size(); column++) {
            row.put(HEADER.get(column), sound[column]);
        }
        more.forEach(column -> row.put(column, ""));
        for (int cell = 0; cell < cells.length; cell += 2) {
            if (row.replace(cells[cell], '"' + cells[cell + 1].replace("\"", "\"\"") + '"') == null) {
                throw new IllegalArgumentException("no column " + cells[cell]);
            }
        }
        rows.add(String.join(",", row.values()));
        return this;
    }

    /** Sound rows, each a record of its own. */
    public OffenceDelivery soundRows(int count) {
        for (int i = 0; i < count; i++) {
            row("Crime Reference", "52/" + (100_000 + rows.size()) + "/26", "Log Number", "L" + rows.size());
        }
        return this;
    }

    /** Rows with a date that is none. */
    public OffenceDelivery badRows(int count) {
        for (int i = 0; i < count; i++) {
            row("Crime Reference", "52/" + (100_000 + rows.size()) + "/26", "Date Recorded", "30/02/2026");
        }
        return this;
    }

    /** A line as it is, counted as a row. */
    public OffenceDelivery line(String line) {
        rows.add(line);
        return this;
    }

    public String text() {
        return String.join(",", SOUND.get(0), String.join(",", more)).replaceAll(",$", "") + "\n" + String.join("\n", rows) + "\nTRAILER," + rows.size() + "\n";
    }

    public Path write(Path file) {
        return write(file, text());
    }

    public static Path write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
