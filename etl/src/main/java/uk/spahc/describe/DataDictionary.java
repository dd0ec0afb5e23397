package uk.spahc.describe;

import com.opencsv.CSVReaderHeaderAware;
import com.opencsv.exceptions.CsvValidationException;
import java.io.IOException;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** {@code docs/data-dictionary.md}: every table, column and certified figure, as models.yml says, and the codes that columns hold. */
public final class DataDictionary {
    /** What readers see comes first. */
    private static final Map<String, String> SCHEMAS = schemas();
    /** Code lists by title: file, column of the code, column of the name. */
    private static final List<List<String>> LISTS = List.of(
            List.of("Record types", "record_type", "record_type", "label"), List.of("Strands", "strand", "strand_code", "strand_name"),
            List.of("Perceived targets", "target", "target_code", "target_name"), List.of("Roles", "role", "role_code", "role_name"),
            List.of("Outcome types", "outcome", "outcome_type", "label"), List.of("Age bands", "age_band", "age_band", "scheme"),
            List.of("Genders", "gender", "gender_code", "gender_name"), List.of("Ethnicities, by scheme", "ethnicity", "code", "label"),
            List.of("Relationships", "relationship", "relationship_code", "relationship_name"),
            List.of("Kinds of place", "location_type", "location_type_code", "location_type_name"));

    private final StringBuilder text = new StringBuilder();

    private DataDictionary() {
    }

    /** The whole document. */
    public static String markdown() {
        DataDictionary dictionary = new DataDictionary();
        dictionary.write(WarehouseModels.read());
        LISTS.forEach(list -> dictionary.codes(list.get(0), list.get(1), list.get(2), list.get(3)));
        return dictionary.text.toString();
    }

    private static Map<String, String> schemas() {
        Map<String, String> schemas = new LinkedHashMap<>();
        schemas.put("mart", "What dashboards and analysts read");
        schemas.put("warehouse", "The star: facts, bridges, dimensions, aggregates");
        schemas.put("audit", "What was done, and what came of it");
        schemas.put("governance", "Agreements");
        schemas.put("quarantine", "Rejected rows");
        schemas.put("staging", "Rows on their way, emptied after each load");
        schemas.put("vault", "Tokens and identities, apart");
        return schemas;
    }

    private void write(WarehouseModels models) {
        text.append("""
                # Data dictionary

                Written by `./spahc docs` from `warehouse/models.yml` and `warehouse/reference/codes`; change those, never this. The same text is
                each column's comment in the database and its tooltip in the dashboards. Where data come from and go to: [lineage](lineage.md).
                """);
        SCHEMAS.forEach((schema, title) -> {
            text.append("\n## ").append(schema).append(": ").append(title).append('\n');
            models.models().stream().filter(model -> model.schema().equals(schema)).forEach(this::model);
        });
    }

    private void model(WarehouseModels.Model model) {
        text.append("\n### ").append(model.name()).append("\n\n").append(model.description()).append('\n');
        text.append("\nGrain: ").append(model.grain()).append("\n\n| column | meaning | unit |\n|---|---|---|\n");
        model.columns().forEach(column -> row("`" + column.name() + "`", column.description(), column.unit()));
        if (model.metrics() != null && !model.metrics().isEmpty()) {
            text.append("\n| figure | how it is worked out | unit | over the rows chosen |\n|---|---|---|---|\n");
            model.metrics().forEach(metric -> row(metric.title(), metric.description(), metric.unit(), "`" + metric.expression() + "`"));
        }
    }

    private void codes(String title, String list, String code, String name) {
        text.append("\n## Codes: ").append(title).append("\n\n| code | name |\n|---|---|\n");
        boolean ofSchemes = list.equals("ethnicity");
        try (CSVReaderHeaderAware rows = new CSVReaderHeaderAware(new StringReader(WarehouseText.of("reference/codes/" + list + ".csv")))) {
            for (Map<String, String> row = rows.readMap(); row != null; row = rows.readMap()) {
                row((ofSchemes ? row.get("scheme") + " " : "") + row.get(code), row.get(name));
            }
        } catch (IOException | CsvValidationException e) {
            throw new IllegalStateException("The code list " + list + " is not well formed", e);
        }
    }

    private void row(String... cells) {
        for (String cell : cells) {
            text.append("| ").append(Objects.requireNonNullElse(cell, "").strip().replace("\n", " ").replace("|", "\\|")).append(' ');
        }
        text.append("|\n");
    }
}
