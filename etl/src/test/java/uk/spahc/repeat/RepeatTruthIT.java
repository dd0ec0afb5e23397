package uk.spahc.repeat;

import static org.assertj.core.api.Assertions.assertThat;

import com.opencsv.CSVReaderHeaderAware;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.spahc.audit.LoadReport.Outcome;
import uk.spahc.sample.SampleGenerator;
import uk.spahc.sample.SampleSettings;
import uk.spahc.testing.Night;
import uk.spahc.testing.TestDatabase;

/** All feeds of a sample through the whole line: repeats as counted one by one, and none of them of a person of whom it is not true. */
class RepeatTruthIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final String OFFENCES = "avon-somerset-police/hate-offences";
    private static final List<String> FEEDS =
            List.of(OFFENCES, "avon-somerset-police/outcomes", "victim-support/referrals", "voluntary/case-notes");
    private static final LocalDate LAST = SampleSettings.DEFAULT_UNTIL;
    private static final int NIGHTS = 3;
    private static final double LEAST_FOUND = 0.75;

    @TempDir
    private Path folder;
    private Night night;
    private Path truth;
    private Map<String, String> records;
    private Map<String, String> people;
    private Map<String, String> events;
    private Map<String, String> logs;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {3, 41})
    void repeatsAreTrueOfTheSample(long seed) throws Exception {
        repeatsAreTrue(3000, seed);
    }

    @Tag("long")
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {101, 102, 103, 104, 105, 106, 107, 108, 109, 110})
    void repeatsAreTrueOfTenLargerSamples(long seed) throws Exception {
        repeatsAreTrue(SampleSettings.DEFAULT_ROWS, seed);
    }

    private void repeatsAreTrue(long rows, long seed) throws Exception {
        load(rows, seed);
        readTruth();
        Map<String, RepeatCount> counts = counts(Met.all(night));
        everyFigureIsAsCountedOneByOne(counts);
        matchesOfEventsAreTrue();
        nobodyIsARepeatWhoIsNot(counts);
        everyTrueRepeatIsFoundWhereTheForceSaysWhoItIs(counts);
        eventsKnownToBothAreAsTrueAsTheClientsAllow();
        figuresLieBelowTheTruthAndNearIt();
    }

    /**
     * By the sample's own figures alone: nobody is met who was not, and of those who were met again at least so many are found. The
     * rest are told once without an id, or with two.
     */
    private void figuresLieBelowTheTruthAndNearIt() throws Exception {
        Map<String, Long> ofPolice = twelveMonths("figures.csv");
        Map<String, Long> together = twelveMonths("together.csv");
        near("VICTIM", "POLICE", ofPolice, "victims_not_at_work_of_two_or_more_events");
        near("VICTIM_AT_WORK", "POLICE", ofPolice, "victims_at_work_of_two_or_more_events");
        near("VICTIM", "ALL", together, "victims_not_at_work_of_two_or_more_events");
    }

    private void near(String role, String scope, Map<String, Long> truth, String figure) {
        long people = night.count("SELECT people FROM mart.mart_hate_crime__repeat_summary WHERE month_end = '" + LAST + "' AND role_code = '" + role
                + "' AND scope_code = '" + scope + "' AND strand_code = 'ALL'");
        System.out.printf("%s, %s: %d met again of %d%n", role, scope, people, truth.get(figure));
        assertThat(people).as(role + " met again, " + scope).isBetween(Math.round(truth.get(figure) * LEAST_FOUND), truth.get(figure));
    }

    private Map<String, Long> twelveMonths(String file) throws Exception {
        Map<String, Long> figures = new HashMap<>();
        read(truth.resolve(file), row -> {
            if (row.get("member_1").equals("12_months")) {
                figures.put(row.get("figure"), Long.valueOf(row.get("value")));
            }
        });
        return figures;
    }

    private void load(long rows, long seed) {
        DATABASE.reset();
        Path sample = folder.resolve("sample");
        truth = sample.resolve("truth");
        SampleGenerator.generate(new SampleSettings(rows, seed, sample, LAST, SampleSettings.DEFAULT_MONTHS, NIGHTS), (file, written) -> { });
        night = Night.on(DATABASE, folder);
        FEEDS.forEach(feed -> night.deliverAll(feed, sample.resolve(feed)));
        assertThat(night.refresh()).allSatisfy(report -> assertThat(report.outcome()).as(report.fileName() + ": " + report.sentence()).isEqualTo(Outcome.PUBLISHED));
    }

    /** By feed, file and line: the record told of and the true person; by record: its true event and the police's log. */
    private void readTruth() throws Exception {
        records = new HashMap<>();
        people = new HashMap<>();
        events = new HashMap<>();
        logs = new HashMap<>();
        for (String feed : FEEDS) {
            Path of = feed.equals(OFFENCES) ? truth : truth.resolve(feed);
            if (!feed.endsWith("outcomes")) {
                read(of.resolve("lines.csv"), row -> {
                    String line = feed + " " + row.get("file") + " " + row.get("line");
                    records.put(line, feed + " " + row.get("record"));
                    people.put(line, row.get("true_person"));
                });
                read(of.resolve("events.csv"), row -> {
                    events.put(feed + " " + row.get("record"), row.get("true_event"));
                    logs.put(feed + " " + row.get("record"), row.getOrDefault("log_number", ""));
                });
            }
        }
    }

    private interface Row {
        void take(Map<String, String> row);
    }

    private static void read(Path file, Row taker) throws Exception {
        try (CSVReaderHeaderAware rows = new CSVReaderHeaderAware(Files.newBufferedReader(file))) {
            for (Map<String, String> row = rows.readMap(); row != null; row = rows.readMap()) {
                taker.take(row);
            }
        }
    }

    private static String line(Met met) {
        return met.feed() + " " + met.file() + " " + met.line();
    }

    /** By role, scope and strand. An event is a log of the police, or a record without one; reports join what they were matched to. */
    private Map<String, RepeatCount> counts(List<Met> all) {
        Map<String, String> eventOf = new HashMap<>();
        all.forEach(met -> {
            String log = met.police() ? logs.get(records.get(line(met))) : "";
            eventOf.put(met.record(), log.isEmpty() ? "record " + met.record() : "log " + log);
        });
        Map<String, String> same = pairs("SAME");
        Set<String> mayBe = pairs("MAY_BE").keySet();
        Set<String> dealtWith = new HashSet<>(night.ask("""
                SELECT o.record_key || ' ' || o.person_key FROM warehouse.fact_outcome o JOIN warehouse.dim_outcome d USING (outcome_key)
                WHERE o.known_to = 'infinity' AND NOT o.is_withdrawn AND o.person_key > 0
                  AND d.outcome_code IN ('1', '1A', '2', '2A', '3', '3A', '4', '6', '7', '8')
                  AND NOT EXISTS (SELECT FROM warehouse.fact_outcome later WHERE later.record_key = o.record_key AND later.person_key = o.person_key
                                  AND later.known_to = 'infinity' AND NOT later.is_withdrawn
                                  AND (later.outcome_date_key, later.source_updated) > (o.outcome_date_key, o.source_updated))
                """));
        Map<String, RepeatCount> counts = new TreeMap<>();
        for (Met met : all) {
            String record = met.record();
            while (same.containsKey(record)) {
                record = same.get(record);
            }
            String event = eventOf.getOrDefault(record, "elsewhere " + record);
            for (String figure : met.person() <= 0 ? List.<String>of() : met.figures(dealtWith.contains(met.record() + " " + met.person()))) {
                Set<String> strands = new HashSet<>(met.strands());
                strands.remove("");
                strands.add("ALL");
                for (String strand : strands) {
                    counts.computeIfAbsent(figure + ",ALL," + strand, key -> new RepeatCount()).add(met, event, mayBe.contains(met.record()));
                    if (met.police()) {
                        counts.computeIfAbsent(figure + ",POLICE," + strand, key -> new RepeatCount()).add(met, event, false);
                    }
                }
            }
        }
        return counts;
    }

    private Map<String, String> pairs(String verdict) {
        Map<String, String> pairs = new HashMap<>();
        night.ask("SELECT record_key, other_record_key FROM warehouse.fact_event_match WHERE verdict = '" + verdict + "'")
                .forEach(row -> pairs.put(row.split(",")[0], row.split(",")[1]));
        return pairs;
    }

    private void everyFigureIsAsCountedOneByOne(Map<String, RepeatCount> counts) {
        List<String> expected = new ArrayList<>();
        for (LocalDate month = LAST.withDayOfMonth(1).minusMonths(SampleSettings.DEFAULT_MONTHS - 1); !month.isAfter(LAST); month = month.plusMonths(1)) {
            LocalDate monthEnd = month.plusMonths(1).minusDays(1);
            counts.forEach((key, count) -> {
                String figures = count.figures(monthEnd);
                if (!figures.startsWith("0,0,0,0,0,,0,0,")) {
                    expected.add(monthEnd + "," + key + "," + figures);
                }
            });
        }
        assertThat(night.ask("""
                SELECT month_end, role_code, scope_code, strand_code, people, people_to, events, people_of_three_or_more, people_of_two_or_more_agencies,
                       median_days_between_events::double precision, people_met, events_of_people_met, top_tenth_events
                FROM mart.mart_hate_crime__repeat_summary WHERE month_end >= '%s' AND (people_met > 0 OR people_to > 0)
                """.formatted(LAST.minusMonths(SampleSettings.DEFAULT_MONTHS - 1).withDayOfMonth(1)))).hasSizeGreaterThan(300)
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    /** Each pair that is said to be one event, is one; but for somebody attacked twice in a day, who tells of the second attack by its day alone. */
    private void matchesOfEventsAreTrue() {
        List<String> pairs = night.ask("""
                SELECT m.rule, d.feed || ' ' || d.file_name || ' ' || f.line_number, od.feed || ' ' || od.file_name || ' ' || o.line_number
                FROM warehouse.fact_event_match m
                JOIN warehouse.fact_incident f ON f.record_key = m.record_key AND f.known_to = 'infinity'
                JOIN warehouse.dim_load l ON l.load_key = f.load_key JOIN audit.delivery d USING (delivery_key)
                JOIN warehouse.fact_incident o ON o.record_key = m.other_record_key AND o.known_to = 'infinity'
                JOIN warehouse.dim_load ol ON ol.load_key = o.load_key JOIN audit.delivery od ON od.delivery_key = ol.delivery_key
                WHERE m.verdict = 'SAME'
                """);
        assertThat(pairs).hasSizeGreaterThan(10);
        List<String> wrong = pairs.stream().filter(row -> !trueEvent(row.split(",")[1]).equals(trueEvent(row.split(",")[2]))).toList();
        assertThat(wrong).as("of " + pairs.size() + " pairs").hasSizeLessThanOrEqualTo(1).allSatisfy(row -> {
            String[] cell = row.split(",");
            assertThat(cell[0]).isEqualTo("PERSON");
            assertThat(people.get(cell[1])).as(row).isEqualTo(people.get(cell[2]));
        });
    }

    private String trueEvent(String line) {
        return Objects.requireNonNull(events.get(records.get(line)), line);
    }

    /** Whoever the warehouse calls a repeat victim, suspect or offender is one true person of as many true events at least. */
    private void nobodyIsARepeatWhoIsNot(Map<String, RepeatCount> counts) {
        Map<String, Map<String, Set<String>>> trueEvents = new HashMap<>();
        Set<String> dealt = new HashSet<>();
        List<Met> all = Met.all(night);
        List<String> wrong = new ArrayList<>();
        int checked = 0;
        for (String role : List.of("VICTIM", "VICTIM_AT_WORK", "SUSPECT", "OFFENDER")) {
            RepeatCount count = counts.getOrDefault(role + ",ALL,ALL", new RepeatCount());
            for (long person : count.people()) {
                Set<String> claimed = count.certainEvents(person, LAST);
                if (claimed.size() >= 2) {
                    checked++;
                    Map<String, Set<String>> byTruth = new HashMap<>();
                    all.stream().filter(met -> met.person() == person).forEach(met -> byTruth
                            .computeIfAbsent(people.get(line(met)), who -> new TreeSet<>()).add(events.get(records.get(line(met)))));
                    if (byTruth.size() > 1 || byTruth.values().iterator().next().size() < claimed.size()) {
                        wrong.add(role + " " + byTruth);
                    }
                }
            }
        }
        assertThat(wrong).as("repeats of whom it is not true, of " + checked).isEmpty();
        assertThat(checked).isGreaterThan(20);
    }

    /**
     * True repeats in the police's records whom the warehouse does not have: someone told once without an id, or with two of
     * them. Whoever has one id in all rows is found, with every event.
     */
    private void everyTrueRepeatIsFoundWhereTheForceSaysWhoItIs(Map<String, RepeatCount> counts) throws Exception {
        Set<String> oneId = new HashSet<>();
        read(truth.resolve("persons.csv"), row -> {
            if (!row.get("police_ids").isEmpty() && !row.get("police_ids").contains(" ")) {
                oneId.add(row.get("true_person"));
            }
        });
        List<String> lost = new ArrayList<>();
        int found = 0;
        for (String role : List.of("VICTIM", "VICTIM_AT_WORK", "SUSPECT")) {
            Map<String, List<Met>> byPerson = new TreeMap<>();
            Met.all(night).stream().filter(met -> met.police() && met.figures(false).contains(role) && met.happened() != null
                    && met.happened().isAfter(LAST.minusMonths(12)) && !met.happened().isAfter(LAST))
                    .forEach(met -> byPerson.computeIfAbsent(people.get(line(met)), who -> new ArrayList<>()).add(met));
            for (Map.Entry<String, List<Met>> person : byPerson.entrySet()) {
                long trueEvents = person.getValue().stream().map(met -> events.get(records.get(line(met)))).distinct().count();
                boolean sayWho = oneId.contains(person.getKey()) && person.getValue().stream().allMatch(Met::hasId);
                if (trueEvents >= 2 && sayWho) {
                    found++;
                    Set<String> known = counts.get(role + ",POLICE,ALL").certainEvents(person.getValue().get(0).person(), LAST);
                    if (known.size() != trueEvents) {
                        lost.add(role + " " + person.getKey() + " has " + trueEvents + " events, the warehouse knows " + known.size());
                    }
                }
            }
        }
        assertThat(lost).isEmpty();
        assertThat(found).as("people of one id met again").isGreaterThan(10);
    }

    private void eventsKnownToBothAreAsTrueAsTheClientsAllow() throws Exception {
        Map<String, Long> together = new HashMap<>();
        read(truth.resolve("together.csv"), row -> together.put(row.get("figure") + " " + row.get("member_1"), Long.valueOf(row.get("value"))));
        Map<String, Long> police = new HashMap<>();
        read(truth.resolve("figures.csv"), row -> police.put(row.get("figure"), Long.valueOf(row.get("value"))));
        assertThat(night.count("SELECT sum(events) FROM mart.mart_hate_crime__event_overlap WHERE strand_code = 'ALL' AND is_known_to_police"))
                .isEqualTo(police.get("distinct_events"));
        long both = together.get("events_as_far_as_linkable BOTH");
        assertThat(night.count("SELECT sum(events) FROM mart.mart_hate_crime__event_overlap WHERE strand_code = 'ALL' AND known_to = 'BOTH'"))
                .as("of " + both + " that could be found").isBetween(both / 3, both);
    }
}
