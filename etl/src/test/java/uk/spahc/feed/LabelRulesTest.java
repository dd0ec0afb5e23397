package uk.spahc.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.opencsv.CSVReaderHeaderAware;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labels as forces write them: right, or unmapped, and never another offence. */
class LabelRulesTest {
    private static final double TARGET = 0.95;
    private static final long SEED = 20_260_301;
    private static final CodeMap OFFENCE = FeedCatalogue.shipped().feed("avon-somerset-police/hate-offences").codeMaps().get("offence");

    @Test
    void labelsFromRequestsForInformationAreMappedAndNoneWrongly() throws Exception {
        Path file = Path.of("../../shared/reference/codes/raw_offence_labels_seen_in_uk_foi.csv");
        assumeTrue(Files.exists(file), "the reference labels do not lie beside the project");
        judge(file, "raw_label", "ho_code_expected");
    }

    @Test
    void labelsHeldBackAreMappedAndNoneWrongly() throws Exception {
        judge(Path.of("src/test/resources/labels-offence.csv"), "label", "code");
    }

    /** Written without a look at the map. One that no rule reads is listed for a person, and that is no fault; one read wrongly is. */
    @Test
    void variantsAreRightOrUnmapped() throws Exception {
        List<String> wrong = new ArrayList<>();
        int wanted = 0;
        int right = 0;
        for (Map<String, String> row : rows(Path.of("src/test/resources/labels-offence-variants.csv"))) {
            String found = OFFENCE.code(row.get("label")).orElse("");
            wanted += row.get("code").isEmpty() ? 0 : 1;
            right += !found.isEmpty() && found.equals(row.get("code")) ? 1 : 0;
            if (!found.isEmpty() && !found.equals(row.get("code"))) {
                wrong.add(row.get("label") + " -> " + found);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(right).as("right, of " + wanted).isGreaterThanOrEqualTo(54);
    }

    private static void judge(Path file, String label, String code) throws Exception {
        List<String> wrong = new ArrayList<>();
        List<String> missed = new ArrayList<>();
        int wanted = 0;
        for (Map<String, String> row : rows(file)) {
            String expected = row.get(code) == null ? "" : row.get(code);
            String found = OFFENCE.code(row.get(label)).orElse("");
            wanted += expected.isEmpty() ? 0 : 1;
            if (!found.isEmpty() && !found.equals(expected)) {
                wrong.add(row.get(label) + " -> " + found);
            } else if (!found.equals(expected)) {
                missed.add(row.get(label));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(missed).as("of " + wanted).hasSizeLessThanOrEqualTo((int) ((1 - TARGET) * wanted));
    }

    private static List<Map<String, String>> rows(Path file) throws Exception {
        List<Map<String, String>> rows = new ArrayList<>();
        try (CSVReaderHeaderAware reader = new CSVReaderHeaderAware(Files.newBufferedReader(file))) {
            for (String[] cells = reader.readNext(); cells != null; cells = reader.readNext()) {
                if (!cells[0].startsWith("#")) {
                    rows.add(Map.of("label", cells[0], "raw_label", cells[0], "code", cells[1], "ho_code_expected", cells[1]));
                }
            }
        }
        return rows;
    }

    @Test
    void dressChangesNothing() {
        Random random = new Random(SEED);
        OFFENCE.codes().forEach((label, code) -> {
            for (String dressed : List.of(label.toUpperCase(Locale.ROOT), "  " + label + ".", label.replace(" ", " - "), label.replace(" ", "  "),
                    label.replace(" ", random.nextBoolean() ? ", " : "/"), label.replace(' ', '\u00a0'))) {
                assertThat(OFFENCE.code(dressed)).as(dressed).contains(code);
            }
        });
    }

    /** Every label beside every section: the label's own code where the section makes it, else none. */
    @Test
    void aSectionIsTakenOffOnlyWhereItAgrees() throws Exception {
        Map<String, String> sections = Map.of("(Sec 4 POA)", "9A|9B", "- Public Order Act 1986 Sec 3", "66", "(Sec 47)", "8N|8P|8S",
                "- Crime & Disorder Act 1998 Sec 29(1)(c) & (3)", "105B", "(S39)", "104|105A|105B", "- Unheard Of Act 1999 Sec 4", "");
        OFFENCE.codes().forEach((label, code) -> sections.forEach((section, codes) -> {
            Optional<String> found = OFFENCE.code(label + " " + section);
            assertThat(found).as(label + " " + section).isEqualTo(List.of(codes.split("\\|")).contains(code) ? Optional.of(code) : Optional.empty());
        }));
    }

    /** A word lost, doubled or moved: the same code or none, unless that is another label that the map itself has. */
    @Test
    void wordsLostOrMovedNeverMakeAnotherOffence() {
        Random random = new Random(SEED);
        List<String> wrong = new ArrayList<>();
        OFFENCE.codes().forEach((label, code) -> {
            List<String> words = Arrays.asList(label.split(" "));
            for (int i = 0; i < words.size(); i++) {
                List<String> lost = new ArrayList<>(words);
                lost.remove(i);
                List<String> moved = new ArrayList<>(words);
                Collections.shuffle(moved, random);
                for (List<String> changed : List.of(lost, moved)) {
                    String text = String.join(" ", changed);
                    String known = OFFENCE.codes().get(OFFENCE.rules().respelled(text));
                    OFFENCE.code(text).filter(found -> !found.equals(code) && !found.equals(known)).ifPresent(found -> wrong.add(label + " | " + text + " -> " + found));
                }
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void whatIsUnmappedHasANearestLabelToLookAt() {
        assertThat(OFFENCE.code("Racist harassment, alarm or distress")).isEmpty();
        assertThat(OFFENCE.suggestion("Racist harassment, alarm or distress")).contains(new CodeMap.Suggestion("harassment alarm or distress", "9A"));
        assertThat(OFFENCE.suggestion("Something quite else")).isEmpty();
    }

    @Test
    void rulesAreCheckedWithTheirLine(@TempDir Path config) throws IOException {
        Path rules = Files.createDirectories(config.resolve("feeds/codes")).resolve("offence.rules.csv");
        Files.writeString(rules, "rule,pattern,becomes,codes\nspeling,a,b,\nspelling,[,b,\nsection,4,,9A\nprefix,x,,9A\n");
        assertThatThrownBy(() -> FeedCatalogue.load(Optional.of(config))).hasMessageContaining("offence.rules.csv line 2: needs a rule")
                .hasMessageContaining("line 3: `[` is not a regular expression").hasMessageContaining("line 4: a section is").hasMessageContaining("line 5: a prefix needs pairs");
    }
}
