package uk.spahc.reference;

import com.opencsv.CSVReaderHeaderAware;
import com.opencsv.exceptions.CsvValidationException;
import java.io.IOException;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.ObjectMapper;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/** Reads the compact tables of one authority; columns by name, those not named here are passed over. */
final class GazetteerFiles {
    private static final ObjectMapper JSON = new ObjectMapper();

    private GazetteerFiles() {
    }

    static Gazetteer read(ReferenceFiles files, String authority) {
        String folder = "authority/" + authority + "/";
        Map<String, String> wardByLsoa = new HashMap<>();
        forEach(folder + "lsoa.csv", files.bytes(folder + "lsoa.csv"), row -> wardByLsoa.put(row.get("lsoa_code"), row.get("ward_code")));
        // Every code of both vintages is the authority's; one that the first table lacks has no best-fit ward.
        // An authority built from packages alone has no such table.
        files.find(folder + "lsoa_change.csv").ifPresent(table -> forEach(folder + "lsoa_change.csv", table, row -> {
            wardByLsoa.putIfAbsent(row.get("lsoa11_code"), "");
            wardByLsoa.putIfAbsent(row.get("lsoa21_code"), "");
        }));
        Map<String, Gazetteer.Postcode> postcodes = new HashMap<>();
        Map<String, String> shared = new HashMap<>();
        forEach(folder + "postcode.csv", files.bytes(folder + "postcode.csv"), row -> postcodes.put(row.get("postcode"), postcode(row, shared)));
        Map<String, String> elsewhere = new HashMap<>();
        forEach(folder + "sector_elsewhere.csv", files.bytes(folder + "sector_elsewhere.csv"), row -> elsewhere.put(row.get("sector"), row.get("authority_code")));
        return new Gazetteer(authority, postcodes, elsewhere, wardByLsoa, boundaries(files, folder, "lsoa"), boundaries(files, folder, "ward"));
    }

    /** None where the official outlines were not imported: those that ship are for maps. */
    private static Boundaries boundaries(ReferenceFiles files, String folder, String kind) {
        String file = folder + "boundary_" + kind + ".csv";
        Boundaries boundaries = new Boundaries();
        files.find(file).ifPresent(table -> forEach(file, table,
                row -> boundaries.add(row.get(kind + "_code"), JSON.readValue(row.get("rings"), double[][][].class))));
        return boundaries;
    }

    /** Codes recur thousands of times: one text each. */
    private static Gazetteer.Postcode postcode(Map<String, String> row, Map<String, String> shared) {
        String lsoa = row.get("lsoa21_code").isEmpty() ? row.get("lsoa11_code") : row.get("lsoa21_code");
        return new Gazetteer.Postcode(share(row.get("authority_code"), shared), share(row.get("ward_code"), shared), share(lsoa, shared));
    }

    private static String share(String text, Map<String, String> shared) {
        return text.isEmpty() ? null : shared.computeIfAbsent(text, same -> same);
    }

    private static void forEach(String file, byte[] table, Consumer<Map<String, String>> use) {
        try (CSVReaderHeaderAware rows = new CSVReaderHeaderAware(new InputStreamReader(new ByteArrayInputStream(table), StandardCharsets.UTF_8))) {
            for (Map<String, String> row = rows.readMap(); row != null; row = rows.readMap()) {
                use.accept(row);
            }
        } catch (IOException | CsvValidationException | RuntimeException e) {
            throw new Failure(ExitCode.WRONG_USE, "The reference table " + file + " is not well formed (" + e.getClass().getSimpleName() + ").",
                    "Build or import the authority's tables again; warehouse/reference/README.md describes them.", e);
        }
    }
}
