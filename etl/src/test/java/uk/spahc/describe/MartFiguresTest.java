package uk.spahc.describe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import uk.spahc.testing.Resources;

/**
 * Every figure of every mart is shown to be right by something that does not ask the mart: {@code marts/figures.csv} says by what.
 * {@code truth} is the sample's own truth over ten seeds; else a folder of {@code transformations} or a test class.
 */
class MartFiguresTest {
    private static final Path TRUTH = Path.of("src", "main", "resources", "uk", "spahc", "sample", "warehouse-figures.sql");
    private final List<String[]> listed = Resources.text("marts/figures.csv").lines().skip(1).map(line -> line.split(",")).toList();

    @Test
    void everyFigureOfEveryMartIsListed() {
        List<String> figures = WarehouseModels.read().models().stream().filter(model -> model.name().startsWith("mart."))
                .flatMap(model -> model.columns().stream().filter(column -> column.unit() != null && !column.unit().isBlank())
                        .map(column -> model.name() + "," + column.name())).toList();
        assertThat(listed.stream().map(line -> line[0] + "," + line[1])).hasSizeGreaterThan(100).containsExactlyInAnyOrderElementsOf(figures);
    }

    @Test
    void whatShowsAFigureAsksForIt() {
        assertThat(listed).allSatisfy(line -> assertThat(line[2].split(" ")).as(line[0] + "." + line[1])
                .isNotEmpty().allMatch(shows -> text(shows).contains(line[0]) && text(shows).matches("(?s).*\\b" + line[1] + "\\b.*")));
    }

    private static String text(String shows) {
        try {
            if (shows.equals("truth")) {
                return Files.readString(TRUTH);
            }
            Path query = Resources.path("transformations").resolve(shows).resolve("query.sql");
            if (Files.exists(query)) {
                return Files.readString(query);
            }
            try (Stream<Path> tests = Files.walk(Path.of("src", "test", "java"))) {
                return Files.readString(tests.filter(test -> test.getFileName().toString().equals(shows + ".java")).findFirst()
                        .orElseThrow(() -> new AssertionError("there is neither a case nor a test " + shows)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
