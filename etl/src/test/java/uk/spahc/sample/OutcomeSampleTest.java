package uk.spahc.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Outcomes: deliveries against their truth, counted again with no code of the generator. */
class OutcomeSampleTest {
    private static final Layout OFFENCES = new Layout("offence-delivery.csv");
    private static final Layout OUTCOMES = new Layout("outcome-delivery.csv");
    @TempDir
    static Path folder;
    static Sample sample;

    @BeforeAll
    static void generate() {
        sample = Sample.of(SampleSettings.of(30_000, 5, folder));
    }

    @Test
    void everyRowHasOneLineOfTruth() {
        List<Map<String, String>> lines = sample.truth(OUTCOMES, "lines.csv");
        for (Path delivery : sample.deliveries(OUTCOMES)) {
            List<String[]> rows = Sample.rows(Sample.bytes(delivery));
            assertThat(rows.get(rows.size() - 1)).containsExactly("TRAILER", Integer.toString(rows.size() - 2));
            assertThat(lines.stream().filter(line -> line.get("file").equals(delivery.getFileName().toString()))
                    .map(line -> Integer.parseInt(line.get("line"))))
                    .containsExactlyElementsOf(IntStream.range(2, rows.size()).boxed().toList());
        }
    }

    @Test
    void everyDispositionAndFaultIsThere() {
        List<Map<String, String>> lines = sample.truth(OUTCOMES, "lines.csv");
        assertThat(lines.stream().map(line -> line.get("disposition")).distinct())
                .contains("loaded", "rejected", "duplicate", "stale", "unchanged")
                .isSubsetOf("loaded", "rejected", "duplicate", "stale", "unchanged");
        assertThat(lines.stream().map(line -> line.get("reason")).distinct())
                .containsExactlyInAnyOrder("", "WIDTH", "NUL", "REQUIRED", "FORMAT", "TOO_LONG", "FUTURE");
    }

    @Test
    void theCurrentOutcomesCountedAgainAreTheFigures() {
        Map<String, String> typeOfLabel = Table.own("outcome.csv").stream()
                .collect(Collectors.toMap(row -> row.get("label"), row -> row.get("type")));
        Map<String, Map<String, String>> newest = new HashMap<>();
        accepted(OUTCOMES, "Outcome Reference").forEach(row -> newest.merge(row.get("Outcome Reference"), row,
                (old, next) -> updated(next).compareTo(updated(old)) >= 0 ? next : old));
        Map<String, Map<String, String>> current = new HashMap<>();
        newest.values().stream().filter(row -> row.get("Withdrawn").equals("N")).forEach(row -> current.merge(
                row.get("Crime Reference"), row, (old, next) -> when(next).compareTo(when(old)) > 0 ? next : old));
        Set<String> inside = sample.truth(OUTCOMES, "outcomes.csv").stream().filter(row -> row.get("area").equals("INSIDE"))
                .map(row -> row.get("record")).collect(Collectors.toSet());
        Map<String, Long> types = new TreeMap<>();
        current.forEach((crime, row) -> {
            if (inside.contains(crime) && standing().get(crime).equals("Recorded")) {
                String type = row.get("Outcome Type").isEmpty() ? typeOfLabel.getOrDefault(row.get("Outcome"), "UNMAPPED")
                        : row.get("Outcome Type").equals("99") ? "UNMAPPED" : row.get("Outcome Type");
                types.merge(type.replaceAll("(?<=[0-9])A", ""), 1L, Long::sum);
            }
        });
        assertThat(sample.figures(OUTCOMES.text("folder") + "/figures.csv", "offences_closed_all_months")).isEqualTo(types);
    }

    private Map<String, String> standing;

    /** The newest status of each crime. */
    private Map<String, String> standing() {
        if (standing == null) {
            Map<String, Map<String, String>> newest = new HashMap<>();
            accepted(OFFENCES, "Crime Reference").forEach(row -> newest.merge(row.get("Crime Reference"), row,
                    (old, next) -> updated(next).compareTo(updated(old)) >= 0 ? next : old));
            standing = newest.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, row -> row.getValue().get("Status")));
        }
        return standing;
    }

    private static List<Map<String, String>> accepted(Layout layout, String key) {
        String truth = layout == OFFENCES ? "lines.csv" : layout.text("folder") + "/lines.csv";
        Map<String, Set<Integer>> rejected = sample.truth(truth).stream().filter(line -> line.get("disposition").equals("rejected"))
                .collect(Collectors.groupingBy(line -> line.get("file"),
                        Collectors.mapping(line -> Integer.valueOf(line.get("line")), Collectors.toSet())));
        return sample.deliveries(layout).stream().flatMap(file -> rows(file, rejected.getOrDefault(
                file.getFileName().toString(), Set.of())).stream()).filter(row -> row.containsKey(key)).toList();
    }

    /** Rows by the line on which they begin, rejected ones left out. */
    private static List<Map<String, String>> rows(Path file, Set<Integer> rejected) {
        List<Map<String, String>> rows = Sample.named(Sample.rows(Sample.bytes(file)));
        List<Map<String, String>> kept = new ArrayList<>();
        int line = 2;
        for (Map<String, String> row : rows.subList(0, rows.size() - 1)) {
            if (!rejected.contains(line)) {
                kept.add(row);
            }
            line += 1 + (int) row.values().stream().flatMapToInt(String::chars).filter(c -> c == '\n').count();
        }
        return kept;
    }

    private static String updated(Map<String, String> row) {
        String text = row.get("Last Updated");
        return text.substring(6, 10) + text.substring(3, 5) + text.substring(0, 2) + text.substring(11);
    }

    private static String when(Map<String, String> row) {
        String text = row.get("Outcome Date");
        return text.substring(6) + text.substring(3, 5) + text.substring(0, 2) + updated(row);
    }

    @Test
    void everyOffenceOfTheCityHasOneOutcomeOrNone() {
        String table = OUTCOMES.text("folder") + "/figures.csv";
        Map<String, Long> recorded = sample.figures(table, "offences_recorded_all_months");
        long all = sample.figure("offences_all_months,,,,");
        assertThat(sum(recorded)).isEqualTo(all);
        assertThat(sum(sample.figures(table, "offences_recorded"))).isEqualTo(all);
        assertThat(sum(sample.figures(table, "offences_closed"))).isEqualTo(all - recorded.get("0"));
        assertThat(sample.figures(table, "offences_recorded_of_which").keySet()).anyMatch(key -> key.endsWith("1A"))
                .anyMatch(key -> key.endsWith("2A")).anyMatch(key -> key.endsWith("3A"));
        assertThat(sample.figures(table, "exceptions_outcome_21").get("")).isEqualTo(recorded.get("21"));
    }

    @Test
    void sharesAreLikeThoseOfForces() {
        Map<String, Long> closed = sample.figures(OUTCOMES.text("folder") + "/figures.csv", "offences_closed_all_months");
        double all = sum(closed);
        assertThat(closed.get("1") / all).isCloseTo(0.125, within(0.025));
        assertThat(closed.get("18") / all).isCloseTo(0.25, within(0.06));
        assertThat((closed.get("14") + closed.get("16")) / all).isCloseTo(0.3, within(0.06));
    }

    @Test
    void someOutcomesComeBeforeTheirCrimeAndSomeNeverMeetIt() {
        Map<String, String> arrives = new HashMap<>();
        sample.truth("lines.csv").forEach(line -> arrives.merge(line.get("record"), date(line), (a, b) -> a.compareTo(b) < 0 ? a : b));
        List<Map<String, String>> lines = sample.truth(OUTCOMES, "lines.csv");
        assertThat(lines).anyMatch(line -> date(line).compareTo(arrives.get(line.get("record"))) < 0);
        assertThat(sample.truth(OUTCOMES, "outcomes.csv").stream().map(row -> row.get("area")).collect(Collectors.toSet()))
                .isEqualTo(Set.of("INSIDE", "UNKNOWN", "AWAITED", "LEFT"));
    }

    private static String date(Map<String, String> line) {
        return line.get("file").replaceAll("[^0-9]", "");
    }

    @Test
    void damagedDeliveriesEachHaveTheirReason() {
        assertThat(sample.truth(OUTCOMES, "damaged.csv")).hasSize(8);
        assertThat(sample.damaged(OUTCOMES)).hasSize(8);
    }

    private static long sum(Map<String, Long> values) {
        return values.values().stream().mapToLong(Long::longValue).sum();
    }
}
