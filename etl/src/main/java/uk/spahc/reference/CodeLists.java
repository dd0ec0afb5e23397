package uk.spahc.reference;

import com.opencsv.CSVReaderHeaderAware;
import com.opencsv.exceptions.CsvValidationException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The codes that the warehouse's dimensions know, by the key of a feed's mapping that leads there. */
public final class CodeLists {
    private static final Map<String, String[]> LISTS = Map.ofEntries(
            Map.entry("record_type", new String[] {"record_type", "record_type"}), Map.entry("role", new String[] {"role", "role_code"}),
            Map.entry("offence", new String[] {"offence", "ho_code"}), Map.entry("strands", new String[] {"strand", "strand_code"}),
            Map.entry("target", new String[] {"target", "target_code"}), Map.entry("location_type", new String[] {"location_type", "location_type_code"}),
            Map.entry("gender", new String[] {"gender", "gender_code"}), Map.entry("relationship", new String[] {"relationship", "relationship_code"}),
            Map.entry("ethnicity_self", new String[] {"ethnicity", "code"}), Map.entry("ethnicity_officer", new String[] {"ethnicity", "code"}),
            Map.entry("district", new String[] {"authority", "authority_code"}), Map.entry("positive_outcomes", new String[] {"outcome", "outcome_type"}));

    private CodeLists() {
    }

    /** @param files with what lies over the lists that ship */
    public static Map<String, Set<String>> known(ReferenceFiles files) {
        Map<String, Set<String>> known = new HashMap<>();
        known.put("status", Set.of("ACTIVE", "CANCELLED", "TRANSFERRED"));
        LISTS.forEach((key, list) -> known.put(key, column(files, "codes/" + list[0] + ".csv", list[1])));
        return known;
    }

    private static Set<String> column(ReferenceFiles files, String path, String column) {
        Set<String> codes = new HashSet<>();
        try (CSVReaderHeaderAware rows = new CSVReaderHeaderAware(new InputStreamReader(new ByteArrayInputStream(files.bytes(path)), StandardCharsets.UTF_8))) {
            for (Map<String, String> row = rows.readMap(); row != null; row = rows.readMap()) {
                codes.add(row.get(column));
            }
        } catch (IOException | CsvValidationException e) {
            throw new IllegalStateException("The reference table " + path + " is not well formed", e);
        }
        return codes;
    }
}
