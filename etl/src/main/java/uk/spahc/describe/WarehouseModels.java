package uk.spahc.describe;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Optional;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** {@code warehouse/models.yml}: every table and view, with its columns and, where it has any, the figures certified over it. */
record WarehouseModels(List<Model> models) {

    /** @param metrics null where none is certified over it */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Model(String name, String grain, String description, List<Column> columns, List<Metric> metrics) {
        String schema() {
            return name.substring(0, name.indexOf('.'));
        }

        String table() {
            return name.substring(name.indexOf('.') + 1);
        }
    }

    /** @param unit null where the column is no quantity */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Column(String name, String description, String unit) {
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Metric(String name, String title, String expression, String description, String unit) {
    }

    static WarehouseModels read() {
        return new YAMLMapper().readValue(WarehouseText.of("models.yml"), WarehouseModels.class);
    }

    Optional<Model> find(String name) {
        return models.stream().filter(model -> model.name().equals(name)).findFirst();
    }
}
