package uk.spahc;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import static org.assertj.core.api.Assertions.assertThat;

/** The rules of structure: data flow forward through the stages, feeds are configuration, no name says nothing. */
@AnalyzeClasses(packages = "uk.spahc", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final List<String> FLOW =
            List.of("land", "read", "validate", "pseudonymise", "conform", "load", "aggregate", "publish");
    private static final Path MAIN = Path.of("src", "main", "java");

    @ArchTest
    static final ArchRule STAGES_DEPEND_ONLY_ON_EARLIER_ONES = classes().that(resideInAnyPackage(stagePackages()))
            .should(new ArchCondition<>("depend on no later stage") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    int own = stage(type);
                    type.getDirectDependenciesFromSelf().stream()
                            .filter(dependency -> stage(dependency.getTargetClass()) > own)
                            .forEach(dependency -> events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
                }
            });

    @ArchTest
    static final ArchRule WHAT_STAGES_STAND_ON_KNOWS_NO_STAGE = noClasses()
            .that().resideInAnyPackage("uk.spahc.feed..", "uk.spahc.governance..", "uk.spahc.keys..", "uk.spahc.reference..",
                    "uk.spahc.audit..", "uk.spahc.run..", "uk.spahc.database..", "uk.spahc.home..", "uk.spahc.outcome..")
            .should().dependOnClassesThat(resideInAnyPackage(stagePackages()));

    @ArchTest
    static final ArchRule ONLY_COMMANDS_KNOW_THE_COMMAND_LINE = noClasses().that().resideOutsideOfPackages("uk.spahc.operate..")
            .should().dependOnClassesThat().resideInAnyPackage("picocli..");

    @ArchTest
    static final ArchRule NO_CYCLES_BETWEEN_PACKAGES = slices().matching("uk.spahc.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS = noClasses()
            .should().haveSimpleNameEndingWith("Manager").orShould().haveSimpleNameEndingWith("Helper")
            .orShould().haveSimpleNameEndingWith("Util").orShould().haveSimpleNameEndingWith("Utils")
            .orShould().haveSimpleNameEndingWith("Impl")
            .allowEmptyShould(true);

    @Test
    void noTypeOutsideFeedNamesAFeedOrATheme() throws IOException {
        Set<String> names = feedsAndThemes();
        assertThat(names).isNotEmpty();
        try (Stream<Path> files = Files.walk(MAIN)) {
            List<String> found = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.startsWith(MAIN.resolve("uk/spahc/feed")))
                    .filter(file -> names.stream().anyMatch(name -> contains(file, name)))
                    .map(Path::toString).toList();
            assertThat(found).isEmpty();
        }
    }

    @Test
    void everyPackageSaysWhatItIs() throws IOException {
        try (Stream<Path> folders = Files.walk(MAIN.resolve("uk/spahc"))) {
            assertThat(folders.filter(Files::isDirectory).filter(ArchitectureTest::holdsJava)
                    .filter(folder -> !Files.exists(folder.resolve("package-info.java"))).toList()).isEmpty();
        }
    }

    @Test
    void noStepSkipsRetriesOrForgives() throws IOException {
        Pattern forbidden = Pattern.compile("\\.(faultTolerant|skip|skipLimit|skipPolicy|retry|retryLimit|retryPolicy)\\(");
        try (Stream<Path> files = Files.walk(MAIN)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> forbidden.matcher(read(file).replace("lines().skip(", "").replace("stream().skip(", "")).find() && read(file).contains("StepBuilder"))
                    .toList()).isEmpty();
        }
    }

    private static Set<String> feedsAndThemes() throws IOException {
        Path resources = Path.of("src", "main", "resources");
        Pattern theme = Pattern.compile("(?m)^theme: (\\S+)");
        try (Stream<Path> folders = Files.walk(resources.resolve("feeds"), 2)) {
            List<Path> feeds = folders.filter(path -> Files.exists(path.resolve("feed.yml"))).toList();
            return Stream.concat(feeds.stream().map(path -> path.getParent().getFileName() + "/" + path.getFileName()),
                    feeds.stream().flatMap(path -> theme.matcher(read(path.resolve("feed.yml"))).results()).map(match -> match.group(1)))
                    .collect(Collectors.toSet());
        }
    }

    /** In a string constant; prose in Javadoc and in help texts that give an example may say what it likes. */
    private static boolean contains(Path file, String name) {
        return Pattern.compile("\"" + Pattern.quote(name) + "\"").matcher(read(file)).find();
    }

    private static boolean holdsJava(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int stage(JavaClass type) {
        String[] parts = type.getPackageName().split("\\.");
        return parts.length > 2 && parts[0].equals("uk") ? FLOW.indexOf(parts[2]) : -1;
    }

    private static String[] stagePackages() {
        return FLOW.stream().map(stage -> "uk.spahc." + stage + "..").toArray(String[]::new);
    }
}
