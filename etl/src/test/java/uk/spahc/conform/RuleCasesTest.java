package uk.spahc.conform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import uk.spahc.testing.Resources;

/** Each rule that decides figures names cases or tests that are there: the table of {@code transformations/README.md}. */
class RuleCasesTest {
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");
    /** The rules that decide figures, as the warehouse was designed by. */
    private static final List<String> RULES = List.of("Occurrence, crime, event", "Record type", "Dates", "Hate flag", "Strands", "Target", "Bristol", "LSOA vintage", "Time of day",
            "Age band", "Ethnicity", "Repeats", "Same event", "Outcomes", "Rates", "Change over all sources", "Corrections", "Published figures", "Reconciliation");

    @Test
    void everyRuleNamesCasesOrTestsThatAreThere() throws IOException {
        Path root = Resources.path("transformations");
        String readme = Files.readString(root.resolve("README.md"));
        List<String> rules = readme.substring(readme.indexOf("## Which rule")).lines().filter(line -> line.startsWith("| ")).skip(1).toList();
        Set<String> there;
        try (Stream<Path> cases = Files.list(root); Stream<Path> tests = Files.walk(Path.of("src", "test", "java"))) {
            there = Stream.concat(cases, tests).map(path -> path.getFileName().toString().replace(".java", "")).collect(Collectors.toSet());
        }
        assertThat(RULES).allSatisfy(rule -> assertThat(rules).as(rule).anyMatch(line -> line.startsWith("| " + rule)));
        assertThat(rules).allSatisfy(rule -> assertThat(NAME.matcher(rule).results().map(match -> match.group(1)).toList())
                .as(rule).isNotEmpty().allMatch(there::contains));
    }
}
