package uk.spahc.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The truth agrees with the deliveries it lies beside, and the world with published figures. */
class SampleTruthTest {
    @TempDir
    static Path folder;
    static Sample sample;

    @BeforeAll
    static void generate() {
        sample = Sample.of(SampleSettings.of(30_000, 3, folder));
    }

    @Test
    void everyRowHasOneLineOfTruthAtItsOwnPlace() {
        Map<String, Set<Long>> told = new HashMap<>();
        sample.truth("lines.csv").forEach(line ->
                told.computeIfAbsent(line.get("file"), key -> new HashSet<>()).add(Long.parseLong(line.get("line"))));
        for (Path delivery : sample.deliveries()) {
            assertThat(told.get(delivery.getFileName().toString())).isEqualTo(linesOn(delivery));
        }
    }

    private static Set<Long> linesOn(Path delivery) {
        Set<Long> begins = new HashSet<>();
        long line = 1;
        boolean open = false;
        long start = 1;
        for (String text : Sample.bytes(delivery).split("\n")) {
            open ^= text.chars().filter(c -> c == '"').count() % 2 == 1;
            if (!open) {
                if (start > 1 && !text.startsWith("TRAILER")) {
                    begins.add(start);
                }
                start = line + 1;
            }
            line++;
        }
        return begins;
    }

    @Test
    void rowsByDispositionAddUpToAllRows() {
        long sum = sample.truth("figures.csv").stream().filter(row -> row.get("figure").equals("rows"))
                .mapToLong(row -> Long.parseLong(row.get("value"))).sum();
        assertThat(sum).isEqualTo(sample.truth("lines.csv").size());
    }

    @Test
    void duplicatesRepeatAnEarlierRowOfTheSameFile() {
        Map<String, Map<String, String>> dispositions = sample.truth("lines.csv").stream()
                .collect(Collectors.groupingBy(line -> line.get("file"),
                        Collectors.toMap(line -> line.get("line"), line -> line.get("disposition"))));
        for (Path delivery : sample.deliveries()) {
            List<String[]> rows = Sample.rows(Sample.bytes(delivery));
            long repeated = rows.size() - rows.stream().map(List::of).distinct().count();
            assertThat(dispositions.get(delivery.getFileName().toString()).values().stream()
                    .filter("duplicate"::equals).count()).isEqualTo(repeated);
        }
    }

    @Test
    void monthsWardsAndMethodsAddUpToTheCitysOffences() {
        long all = sample.figure("offences_all_months,,,,");
        assertThat(sum("recorded_month", "")).isEqualTo(all);
        assertThat(sum("recorded_month", "ward_by_postcode") + sum("recorded_month", "lsoa_as_delivered")
                + sum("recorded_month", "district_only")).isEqualTo(all);
        assertThat(sum("recorded_month", "strand")).isGreaterThan(all);
        assertThat(sample.figure("distinct_events,,,,")).isLessThan(all);
    }

    private long sum(String first, String second) {
        return sample.truth("figures.csv").stream().filter(row -> row.get("figure").equals("offences")
                        && row.get("dimension_1").equals(first) && row.get("dimension_2").equals(second))
                .mapToLong(row -> Long.parseLong(row.get("value"))).sum();
    }

    @Test
    void somePeopleAreMetAgain() {
        double victims = sample.figure("victims_not_at_work,window,all,,");
        assertThat(sample.figure("victims_not_at_work_of_two_or_more_events,window,all,,") / victims).isBetween(0.05, 0.2);
        assertThat(sample.figure("accused_of_two_or_more_crimes,window,all,,")).isPositive();
    }

    @Test
    void sharesFollowThePublishedFigures() {
        List<Map<String, String>> crimes = sample.deliveries().stream()
                .flatMap(file -> Sample.named(Sample.rows(Sample.bytes(file))).stream())
                .filter(row -> row.getOrDefault("Record Type", "").equals("Crime"))
                .filter(row -> row.getOrDefault("Person Number", "").equals("1"))
                .toList();
        assertThat(share(crimes, "Hate Strands", "Rac")).isCloseTo(64, within(3.0));
        assertThat(share(crimes, "Hate Strands", "Homophobic|Sexual")).isCloseTo(13.3, within(2.0));
        assertThat(share(crimes, "Hate Strands", "Disab")).isCloseTo(11.5, within(2.0));
        assertThat(share(crimes, "Hate Strands", "Trans")).isCloseTo(2.7, within(1.0));
        assertThat(share(crimes, "Offence", "criminal damage|Criminal damage")).isCloseTo(6, within(3.0));
        assertThat(share(crimes, "Offence", "alarm|Alarm|fear|Fear")).isCloseTo(52.7, within(4.0));
        double city = sample.figure("offences_all_months,,,,");
        assertThat(100 * city / sample.truth("events.csv").size()).isBetween(37.0, 51.0);
    }

    private static double share(List<Map<String, String>> crimes, String column, String words) {
        return 100.0 * crimes.stream().filter(row -> row.get(column).matches("(?s).*(" + words + ").*")).count() / crimes.size();
    }
}
