package uk.spahc.sample;

import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180Parser;
import com.opencsv.exceptions.CsvException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/** Small CSV tables from the class path, as rows of cell by header. */
final class Table {
    private Table() {
    }

    /** The sample's own tables: names, labels, streets. */
    static List<Map<String, String>> own(String name) {
        return read("sample/" + name);
    }

    /** Throws {@link Failure} if the class path has no such table. */
    static List<Map<String, String>> read(String resource) {
        try (InputStream bytes = Table.class.getClassLoader().getResourceAsStream(resource)) {
            if (bytes == null) {
                throw new Failure(ExitCode.FAILED, "The table " + resource + " is missing from the program.",
                        "Build the program again; for another authority, build its reference data first.");
            }
            return rows(bytes);
        } catch (IOException | CsvException e) {
            throw new Failure(ExitCode.FAILED, "The table " + resource + " cannot be read.", "Build the program again.", e);
        }
    }

    private static List<Map<String, String>> rows(InputStream bytes) throws IOException, CsvException {
        try (CSVReader reader = new CSVReaderBuilder(new InputStreamReader(bytes, StandardCharsets.UTF_8))
                .withCSVParser(new RFC4180Parser()).build()) {
            String[] header = reader.readNext();
            List<Map<String, String>> rows = new ArrayList<>();
            for (String[] cells = reader.readNext(); cells != null; cells = reader.readNext()) {
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 0; i < header.length; i++) {
                    row.put(header[i], cells[i]);
                }
                rows.add(row);
            }
            return rows;
        }
    }
}
