package uk.spahc.sample;

import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180Parser;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A generated sample, read back with no code of the generator. */
record Sample(Path folder) {
    static Sample of(SampleSettings settings) {
        SampleGenerator.generate(settings, "sample/postcode.csv", (file, rows) -> { });
        return new Sample(settings.out());
    }

    List<Path> deliveries() {
        return files(folder.resolve(new Layout("offence-delivery.csv").text("folder")));
    }

    /** Sound deliveries of that layout, in the order of their names. */
    List<Path> deliveries(Layout layout) {
        return files(folder.resolve(layout.text("folder")));
    }

    List<Path> damaged(Layout layout) {
        return files(folder.resolve("damaged").resolve(layout.text("folder")));
    }

    List<Map<String, String>> truth(Layout layout, String table) {
        return truth(layout.text("folder") + "/" + table);
    }

    /** Values by the rest of the row, of one figure in a table of figures. */
    Map<String, Long> figures(String table, String figure) {
        Map<String, Long> values = new TreeMap<>();
        truth(table).stream().filter(row -> row.get("figure").equals(figure)).forEach(row -> values.put(
                row.get("member_1") + (row.get("member_2").isEmpty() ? "" : "," + row.get("member_2")), Long.valueOf(row.get("value"))));
        return values;
    }

    List<Path> files(Path below) {
        try (Stream<Path> found = Files.walk(below)) {
            return found.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Map<String, String>> truth(String table) {
        return named(rows(bytes(folder.resolve("truth").resolve(table))));
    }

    long figure(String key) {
        return truth("figures.csv").stream().filter(row -> String.join(",", row.get("figure"), row.get("dimension_1"),
                        row.get("member_1"), row.get("dimension_2"), row.get("member_2")).equals(key))
                .mapToLong(row -> Long.parseLong(row.get("value"))).sum();
    }

    static String bytes(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            String text = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
            String right = text.contains("\uFFFD") ? new String(bytes, "windows-1252") : text;
            return right.startsWith("\uFEFF") ? right.substring(1) : right;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every line's cells, header and trailer included. */
    static List<String[]> rows(String text) {
        try (CSVReader reader = new CSVReaderBuilder(new StringReader(text)).withCSVParser(new RFC4180Parser()).build()) {
            return reader.readAll();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static List<Map<String, String>> named(List<String[]> rows) {
        List<Map<String, String>> named = new ArrayList<>();
        for (String[] row : rows.subList(1, rows.size())) {
            Map<String, String> cells = new LinkedHashMap<>();
            for (int i = 0; i < Math.min(row.length, rows.get(0).length); i++) {
                cells.put(rows.get(0)[i], row[i]);
            }
            named.add(cells);
        }
        return named;
    }
}
