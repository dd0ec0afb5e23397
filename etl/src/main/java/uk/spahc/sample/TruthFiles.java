package uk.spahc.sample;

import com.opencsv.CSVReader;
import com.opencsv.exceptions.CsvValidationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The tables of a sample's truth about one feed, as {@link SampleGenerator} wrote them. */
final class TruthFiles {
    private final String feed;
    private final Path folder;

    private TruthFiles(String feed, Path folder) {
        this.feed = feed;
        this.folder = folder;
    }

    /** Of each feed of a sample, the police's offences first. */
    static List<TruthFiles> of(Path sample) {
        List<TruthFiles> all = new ArrayList<>();
        Path truth = sample.resolve("truth");
        all.add(new TruthFiles(SampleGenerator.feedOfFigures(), truth));
        try (Stream<Path> folders = Files.walk(truth, 2)) {
            folders.filter(folder -> Files.exists(folder.resolve("figures.csv")) && !folder.equals(truth)).sorted()
                    .forEach(folder -> all.add(new TruthFiles(truth.relativize(folder).toString().replace('\\', '/'), folder)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    String feed() {
        return feed;
    }

    /** The truth of the offences, in the same sample. */
    TruthFiles beside() {
        return new TruthFiles(SampleGenerator.feedOfFigures(), folder.getParent().getParent());
    }

    boolean has(String table) {
        return Files.exists(folder.resolve(table + ".csv"));
    }

    /** The rows of a table, cells by header. */
    List<Map<String, String>> rows(String table) {
        List<Map<String, String>> found = new ArrayList<>();
        try (CSVReader rows = new CSVReader(Files.newBufferedReader(folder.resolve(table + ".csv")))) {
            String[] header = rows.readNext();
            for (String[] row = rows.readNext(); row != null; row = rows.readNext()) {
                Map<String, String> cells = new LinkedHashMap<>();
                for (int i = 0; i < header.length; i++) {
                    cells.put(header[i], row[i]);
                }
                found.add(cells);
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CsvValidationException e) {
            throw new IllegalStateException(table + " is not as the sample generator writes it", e);
        }
    }

    /** Values by {@link #key}. */
    Map<String, Double> figures() {
        Map<String, Double> figures = new TreeMap<>();
        rows("figures").forEach(row -> figures.put(
                key(row.get("figure"), row.get("dimension_1"), row.get("member_1"), row.get("dimension_2"), row.get("member_2")),
                Double.valueOf(row.get("value"))));
        return figures;
    }

    /** A figure and its members, as one reads it. */
    static String key(String figure, String... members) {
        StringBuilder text = new StringBuilder(figure);
        for (int i = 0; i < members.length; i += 2) {
            if (!members[i].isEmpty() || !members[i + 1].isEmpty()) {
                text.append(' ').append(members[i]).append('=').append(members[i + 1]);
            }
        }
        return text.toString();
    }

    /** Something, and what became of it, in one text. */
    static String end(String... cells) {
        return String.join(" ", Arrays.asList(cells));
    }
}
