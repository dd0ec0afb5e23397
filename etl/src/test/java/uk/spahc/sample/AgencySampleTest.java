package uk.spahc.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Referrals and case notes: deliveries against their truth, counted again with no code of the generator. */
class AgencySampleTest {
    private static final Layout REFERRALS = new Layout("referral-delivery.csv");
    private static final Layout CASES = new Layout("case-note-delivery.csv");
    private static final int HEADER = 4;
    @TempDir
    static Path folder;
    static Sample sample;

    @BeforeAll
    static void generate() {
        sample = Sample.of(SampleSettings.of(15_000, 5, folder));
    }

    /** A row of a workbook between its header and its footer. */
    private record Row(String file, int number, List<String> cells) {
        String cell(String header) {
            int column = REFERRALS.headers().indexOf(header);
            return column < cells.size() ? cells.get(column) : "";
        }
    }

    private static List<Row> referrals() {
        List<Row> rows = new ArrayList<>();
        for (Path workbook : sample.deliveries(REFERRALS)) {
            SortedMap<Integer, List<String>> sheet = SheetReader.rows(workbook);
            sheet.subMap(HEADER + 1, sheet.lastKey()).forEach((number, cells) ->
                    rows.add(new Row(workbook.getFileName().toString(), number, cells)));
        }
        return rows;
    }

    @Test
    void workbooksHaveTitlesHeaderBlankRowsAndTheirTotal() {
        boolean blank = false;
        for (Path workbook : sample.deliveries(REFERRALS)) {
            SortedMap<Integer, List<String>> sheet = SheetReader.rows(workbook);
            assertThat(sheet.get(1)).containsExactly("Victim Support – Hate Crime Referrals");
            assertThat(sheet.get(HEADER)).isEqualTo(REFERRALS.headers());
            assertThat(sheet).doesNotContainKey(HEADER - 1);
            assertThat(sheet.get(sheet.lastKey())).containsExactly("Total: " + (sheet.size() - HEADER));
            blank |= sheet.lastKey() > sheet.size() + 1;
        }
        assertThat(blank).isTrue();
        assertThat(sample.deliveries(REFERRALS)).hasSize(14);
    }

    @Test
    void everyRowHasOneLineOfTruth() {
        assertThat(sample.truth(REFERRALS, "lines.csv").stream().map(line -> line.get("file") + " " + line.get("line")))
                .containsExactlyElementsOf(referrals().stream().map(row -> row.file() + " " + row.number()).toList());
    }

    @Test
    void reportsCountedAgainAreTheFigures() {
        Map<String, Row> newest = new LinkedHashMap<>();
        Map<String, String> disposition = sample.truth(REFERRALS, "lines.csv").stream().collect(Collectors.toMap(
                line -> line.get("file") + line.get("line"), line -> line.get("disposition") + line.get("reason")));
        for (Row row : referrals()) {
            String told = disposition.get(row.file() + row.number());
            if (told.equals("rejectedNO_CLIENT_AGREEMENT")) {
                newest.remove(row.cell("Ref No").strip());
            } else if (!told.startsWith("rejected")) {
                newest.put(row.cell("Ref No").strip(), row);
            }
        }
        Map<String, String> authority = Table.read("sample/postcode.csv").stream()
                .collect(Collectors.toMap(row -> bare(row.get("postcode")), row -> row.get("authority_code")));
        Map<String, Long> agreements = new TreeMap<>();
        Map<String, Long> rules = new TreeMap<>();
        for (Row row : newest.values()) {
            String place = authority.get(bare(row.cell("Incident Postcode")));
            String home = authority.get(bare(row.cell("Home Postcode")));
            String decides = place != null ? place : home != null ? home : "E06000023";
            if (decides.equals("E06000023")) {
                rules.merge(place != null ? "INCIDENT" : home != null ? "HOME" : "FEED", 1L, Long::sum);
                agreements.merge(agreement(row.cell("Client Agreement")), 1L, Long::sum);
            }
        }
        String table = REFERRALS.text("folder") + "/figures.csv";
        assertThat(sample.figures(table, "reports_all_months")).containsAllEntriesOf(agreements);
        Map<String, Long> placed = sample.figures(table, "reports_placed");
        placed.keySet().removeIf(key -> key.contains(","));
        assertThat(placed).isEqualTo(rules);
    }

    private static String bare(String postcode) {
        return postcode.replace(" ", "").toUpperCase(Locale.ROOT);
    }

    private static String agreement(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        return small.startsWith("count") ? "COUNTS" : small.equals("linking") ? "LINKING" : small.equals("case review") ? "CASE_REVIEW" : "NONE";
    }

    @Test
    void everyKindOfDirtIsThere() {
        assertThat(reasons(REFERRALS)).containsExactlyInAnyOrder("", "NO_CLIENT_AGREEMENT", "EXCEL_NUMBER", "REQUIRED", "FORMAT",
                "BIRTH_AFTER_INCIDENT", "TOO_LONG", "FUTURE", "AGE_OVER_LIMIT");
        assertThat(reasons(CASES)).contains("", "NO_CLIENT_AGREEMENT", "WIDTH", "REQUIRED", "FORMAT");
        assertThat(sample.truth(REFERRALS, "lines.csv").stream().map(line -> line.get("disposition")).distinct())
                .containsExactlyInAnyOrder("loaded", "rejected", "duplicate", "unchanged", "outside_area");
        List<Row> rows = referrals();
        for (String notation : List.of("\\d{4}-\\d\\d-\\d\\d", "\\d\\d/\\d\\d/\\d{4}", "\\d+ [A-Z][a-z]+ \\d{4}", "\\d+\\.\\d+\\.\\d\\d")) {
            assertThat(rows).anyMatch(row -> row.cell("Date Referred").matches(notation));
        }
        assertThat(rows).anyMatch(row -> row.cell("Reported to Police?").equals("✓"))
                .anyMatch(row -> row.cell("Type of Hate").contains(" / ")).anyMatch(row -> row.cell("Type of Hate").contains(", "))
                .anyMatch(row -> row.cell("Surname").endsWith(" "));
    }

    private static Set<String> reasons(Layout layout) {
        return sample.truth(layout, "lines.csv").stream().map(line -> line.get("reason")).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void theSmallOrganisationJoinsLaterAndSendsTextAndWorkbooks() {
        List<String> names = sample.deliveries(CASES).stream().map(file -> file.getFileName().toString()).toList();
        assertThat(names).anyMatch(name -> name.endsWith(".csv")).anyMatch(name -> name.endsWith(".xlsx"));
        assertThat(names.get(0)).isGreaterThan("case-notes_2026-01");
        assertThat(sample.truth(CASES, "lines.csv").stream().map(line -> line.get("true_person"))).contains("");
    }

    @Test
    void clientsChangeTheirMind() {
        Map<String, Set<String>> agreements = new HashMap<>();
        sample.truth(REFERRALS, "lines.csv").forEach(line ->
                agreements.computeIfAbsent(line.get("record"), key -> new TreeSet<>()).add(line.get("agreement")));
        assertThat(agreements.values()).anyMatch(told -> told.equals(Set.of("NONE", "LINKING")))
                .anyMatch(told -> told.contains("COUNTS") && told.size() > 1 || told.contains("CASE_REVIEW") && told.size() > 1);
    }

    @Test
    void eventsKnownToSeveralSourcesCountOnce() {
        Map<String, Boolean> told = new HashMap<>();
        Stream.of(REFERRALS, CASES).flatMap(layout -> sample.truth(layout, "events.csv").stream())
                .forEach(row -> told.put(row.get("true_event"), row.get("known_to_police").equals("Y")));
        Map<String, Long> events = sample.figures("together.csv", "events");
        long both = told.values().stream().filter(known -> known).count();
        assertThat(events).containsEntry("BOTH", both).containsEntry("THIRD_SECTOR", told.size() - both)
                .containsEntry("POLICE", sample.figure("distinct_events,,,,") - both)
                .containsEntry("", sample.figure("distinct_events,,,,") + told.size() - both);
        assertThat(sample.truth("together.csv").stream().filter(row -> row.get("figure").endsWith("two_or_more_events")
                && row.get("member_1").equals("all")).mapToLong(row -> Long.parseLong(row.get("value"))).sum())
                .isGreaterThan(sample.figure("victims_not_at_work_of_two_or_more_events,window,all,,"));
    }

    @Test
    void damagedWorkbooksEachHaveTheirReason() {
        assertThat(sample.truth(REFERRALS, "damaged.csv").stream().map(row -> row.get("held_for"))).containsExactly("HIDDEN_SHEET",
                "MERGED_CELLS", "FORMULA", "MACROS", "EXTERNAL_LINKS", "NO_SHEET", "MISSING_COLUMN", "TRAILER_DISAGREES", "NO_ROWS",
                "REJECT_LIMIT", "EMPTY", "NOT_A_DELIVERY", "PASSWORD", "TOO_LARGE", "ROW_LIMIT");
        assertThat(sample.damaged(REFERRALS)).hasSize(15);
        assertThat(SheetReader.rows(sample.damaged(REFERRALS).get(14)).lastKey()).isEqualTo(65_536);
    }
}
