package uk.spahc.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180ParserBuilder;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What "equal" means after a recovery leaves nothing out by oversight: each column of each table is in {@code compared.csv}, or in
 * {@code left-out.csv} with the reason. That {@code models.yml} has every column, {@code ModelsIT} says.
 */
class ComparedColumnsTest {
    private static final String WHOLE = "*";
    private final List<String[]> compared = rows("compared.csv");
    private final List<String[]> leftOut = rows("left-out.csv");

    @Test
    void everyColumnIsComparedOrLeftOutForAReason() {
        Set<String> named = names(compared);
        named.addAll(names(leftOut));
        assertThat(columns()).filteredOn(column -> !column.startsWith("mart.") && !named.contains(column)
                && !named.contains(column.substring(0, column.lastIndexOf('.') + 1) + WHOLE)).isEmpty();
        assertThat(leftOut).allSatisfy(row -> assertThat(row[2]).as(row[0] + "." + row[1]).isNotBlank());
    }

    @Test
    void noColumnIsBothAndNoneIsNamedThatIsNotThere() {
        assertThat(names(leftOut)).doesNotContainAnyElementsOf(names(compared));
        List<String> columns = columns();
        Set<String> tables = columns.stream().map(column -> column.substring(0, column.lastIndexOf('.'))).collect(Collectors.toSet());
        assertThat(leftOut).allSatisfy(row -> assertThat(row[1].equals(WHOLE) ? tables.contains(row[0]) : columns.contains(row[0] + "." + row[1]))
                .as(row[0] + "." + row[1]).isTrue());
        // A query in place of a table, or SQL in place of a column, is checked by PostgreSQL.
        assertThat(compared).filteredOn(row -> !row[0].startsWith("(") && row[2].isEmpty()).allSatisfy(row -> assertThat(columns).contains(row[0] + "." + row[1]));
    }

    private static List<String> columns() {
        try {
            List<String> columns = new ArrayList<>();
            for (JsonNode model : new YAMLMapper().readTree(Files.readString(Path.of("..", "warehouse", "models.yml"))).path("models")) {
                model.path("columns").forEach(column -> columns.add(model.path("name").asString() + "." + column.path("name").asString()));
            }
            return columns;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> names(List<String[]> rows) {
        return rows.stream().map(row -> row[0] + "." + row[1]).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String[]> rows(String file) {
        try (CSVReader lines = new CSVReaderBuilder(new InputStreamReader(ComparedColumnsTest.class.getResourceAsStream("/recovery/" + file),
                StandardCharsets.UTF_8)).withCSVParser(new RFC4180ParserBuilder().build()).withSkipLines(1).build()) {
            return lines.readAll();
        } catch (IOException | com.opencsv.exceptions.CsvException e) {
            throw new IllegalStateException(e);
        }
    }
}
