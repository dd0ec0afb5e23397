package uk.spahc.sample;

import com.opencsv.CSVReader;
import com.opencsv.exceptions.CsvValidationException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Compares what a warehouse says of a loaded sample with the sample's truth. Figures about persons are left out: they count
 * true persons, which only person resolution can come near.
 *
 * @param compared figures that either side has
 * @param differences a sentence for each that is not equal
 */
public record TruthComparison(int compared, List<String> differences) {
    private static final Set<String> ABOUT_PERSONS = Set.of("victims", "accused");

    /**
     * @param connection that may read audit, quarantine's codes and the star
     * @param sample folder that {@link SampleGenerator} wrote
     * @param sourceCode of the feed that the sample's deliveries are of
     */
    public static TruthComparison of(Connection connection, Path sample, String sourceCode) {
        Map<String, Long> truth = truth(sample.resolve("truth").resolve("figures.csv"));
        Map<String, Long> warehouse = new LinkedHashMap<>();
        JdbcClient.create(new SingleConnectionDataSource(connection, true)).sql(sql()).param("source_code", sourceCode)
                .param("feed", SampleGenerator.feedOfFigures())
                .query(row -> {
                    warehouse.put(key(row.getString("figure"), row.getString("dimension_1"), row.getString("member_1"),
                            row.getString("dimension_2"), row.getString("member_2")), row.getLong("value"));
                });
        Set<String> all = new TreeSet<>(truth.keySet());
        all.addAll(warehouse.keySet());
        List<String> differences = new ArrayList<>();
        for (String figure : all) {
            long expected = truth.getOrDefault(figure, 0L);
            long found = warehouse.getOrDefault(figure, 0L);
            if (expected != found) {
                differences.add(figure + ": the truth is " + expected + ", the warehouse says " + found);
            }
        }
        return new TruthComparison(all.size(), differences);
    }

    private static Map<String, Long> truth(Path file) {
        Map<String, Long> figures = new LinkedHashMap<>();
        try (CSVReader rows = new CSVReader(Files.newBufferedReader(file))) {
            rows.readNext();
            for (String[] row = rows.readNext(); row != null; row = rows.readNext()) {
                if (ABOUT_PERSONS.stream().noneMatch(row[0]::startsWith)) {
                    figures.put(key(row[0], row[1], row[2], row[3], row[4]), Long.valueOf(row[5]));
                }
            }
            return figures;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CsvValidationException e) {
            throw new IllegalStateException(file + " is not as the sample generator writes it", e);
        }
    }

    private static String key(String figure, String... members) {
        StringBuilder text = new StringBuilder(figure);
        for (int i = 0; i < members.length; i += 2) {
            if (!members[i].isEmpty() || !members[i + 1].isEmpty()) {
                text.append(' ').append(members[i]).append('=').append(members[i + 1]);
            }
        }
        return text.toString();
    }

    private static String sql() {
        try (InputStream stream = TruthComparison.class.getResourceAsStream("warehouse-figures.sql")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
