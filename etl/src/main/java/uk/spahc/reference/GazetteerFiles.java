package uk.spahc.reference;

import com.opencsv.CSVReaderHeaderAware;
import com.opencsv.exceptions.CsvValidationException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/**
 * Reads the compact tables under {@code warehouse/reference/authority/<code>/} on the class path; columns by name, those
 * not named here are passed over.
 */
final class GazetteerFiles {
    private static final String ROOT = "/warehouse/reference/authority/";

    private GazetteerFiles() {
    }

    static Gazetteer read(String authority) {
        return read(ROOT, authority);
    }

    static Gazetteer read(String root, String authority) {
        String folder = root + authority + "/";
        Map<String, String> wardByLsoa = new HashMap<>();
        forEach(folder + "lsoa.csv", row -> wardByLsoa.put(row.get("lsoa_code"), row.get("ward_code")));
        // Every code of both vintages is the authority's; one that the first table lacks has no best-fit ward.
        // An authority built from packages alone has no such table.
        if (GazetteerFiles.class.getResource(folder + "lsoa_change.csv") != null) {
            forEach(folder + "lsoa_change.csv", row -> {
                wardByLsoa.putIfAbsent(row.get("lsoa11_code"), "");
                wardByLsoa.putIfAbsent(row.get("lsoa21_code"), "");
            });
        }
        Map<String, Gazetteer.Postcode> postcodes = new HashMap<>();
        Map<String, String> shared = new HashMap<>();
        forEach(folder + "postcode.csv", row -> postcodes.put(row.get("postcode"), postcode(row, shared)));
        Map<String, String> elsewhere = new HashMap<>();
        forEach(folder + "sector_elsewhere.csv", row -> elsewhere.put(row.get("sector"), row.get("authority_code")));
        return new Gazetteer(authority, postcodes, elsewhere, wardByLsoa);
    }

    /** Codes recur thousands of times: one text each. */
    private static Gazetteer.Postcode postcode(Map<String, String> row, Map<String, String> shared) {
        String lsoa = row.get("lsoa21_code").isEmpty() ? row.get("lsoa11_code") : row.get("lsoa21_code");
        return new Gazetteer.Postcode(share(row.get("authority_code"), shared), share(row.get("ward_code"), shared), share(lsoa, shared));
    }

    private static String share(String text, Map<String, String> shared) {
        return text.isEmpty() ? null : shared.computeIfAbsent(text, same -> same);
    }

    private static void forEach(String file, Consumer<Map<String, String>> use) {
        try (InputStream in = GazetteerFiles.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new Failure(ExitCode.WRONG_USE, "There are no reference data for this area: " + file + " is missing.",
                        "Build them with: spahc reference build --authority CODE, or mend the feed's area.");
            }
            try (CSVReaderHeaderAware rows = new CSVReaderHeaderAware(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                for (Map<String, String> row = rows.readMap(); row != null; row = rows.readMap()) {
                    use.accept(row);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The reference table " + file + " cannot be read", e);
        } catch (CsvValidationException e) {
            throw new IllegalStateException("The reference table " + file + " is not well formed", e);
        }
    }
}
