package uk.spahc.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import uk.spahc.database.Sql;

/**
 * What {@code spahc bench} times is what the dashboards ask: {@code dashboard-queries.sql} has a question for each chart and each
 * filter, to the chart's own view, with its figures and its conditions. After a change of the charts: {@code python -m spahc_assets sql}.
 */
class DashboardQueriesTest {
    private static final Path ASSETS = Path.of("..", "superset", "assets");
    private static final Sql SQL = Sql.beside(DashboardQueries.class, "dashboard-queries.sql");
    private final JsonNode models = yaml(Path.of("..", "warehouse", "models.yml")).path("models");

    @Test
    void everyChartAndFilterIsAskedAndNothingElse() {
        List<String> expected = new ArrayList<>();
        files("charts").forEach(chart -> {
            expected.add(name(chart));
            if (yaml(chart).path("params").has("metrics_b")) {
                expected.add(name(chart) + "_2");
            }
            if (isCounted(yaml(chart))) {
                expected.add(name(chart) + "_counted");
            }
        });
        yaml(ASSETS.resolve("shared.yaml")).path("filters").properties().forEach(filter -> {
            if (filter.getValue().path("type").asString().equals("filter_select")) {
                expected.add("filter_" + filter.getKey());
            }
        });
        assertThat(SQL.names()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void eachQuestionIsToTheViewOfItsChartWithItsFiguresAndConditions() {
        files("charts").forEach(file -> {
            JsonNode chart = yaml(file);
            String model = dataset(chart).path("model").asString();
            String asked = SQL.get(name(file));
            assertThat(asked).as(name(file)).contains("FROM " + model + "\n");
            assertThat(figures(chart.path("params"))).as(name(file)).allSatisfy(figure -> assertThat(asked).contains(expression(model, figure)));
            chart.path("where").propertyNames().forEach(column -> assertThat(asked.substring(asked.indexOf("FROM"))).as(name(file)).contains(column));
        });
    }

    /** Whether n and the share unknown are told: as the chart's file says, or else its dataset's. */
    private static boolean isCounted(JsonNode chart) {
        JsonNode own = chart.path("counted");
        return !(own.isMissingNode() ? dataset(chart).path("counted") : own).isEmpty();
    }

    private static JsonNode dataset(JsonNode chart) {
        return yaml(ASSETS.resolve("datasets").resolve(chart.path("dataset").asString() + ".yaml"));
    }

    private static List<String> figures(JsonNode params) {
        List<String> names = new ArrayList<>();
        params.path("metrics").forEach(metric -> names.add(metric.isString() ? metric.asString() : metric.path("metric").asString()));
        if (params.has("metric")) {
            names.add(params.path("metric").asString());
        }
        return names;
    }

    private String expression(String model, String figure) {
        for (JsonNode described : models) {
            if (described.path("name").asString().equals(model)) {
                for (JsonNode metric : described.path("metrics")) {
                    if (metric.path("name").asString().equals(figure)) {
                        return metric.path("expression").asString();
                    }
                }
            }
        }
        throw new AssertionError(model + " has no figure " + figure);
    }

    private static String name(Path chart) {
        return chart.getFileName().toString().replace(".yaml", "").replace('-', '_');
    }

    private static List<Path> files(String folder) {
        try (Stream<Path> files = Files.list(ASSETS.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode yaml(Path file) {
        try {
            return new YAMLMapper().readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
