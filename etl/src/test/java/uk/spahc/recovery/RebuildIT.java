package uk.spahc.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import uk.spahc.Pipeline;
import uk.spahc.RebuildReport;
import uk.spahc.WithdrawalRequest;
import uk.spahc.audit.LoadReport;
import uk.spahc.feed.FeedCatalogue;
import uk.spahc.repeat.StagedNights;
import uk.spahc.testing.CorrectableFeed;
import uk.spahc.testing.OffenceDelivery;
import uk.spahc.testing.Terminal;
import uk.spahc.testing.TestDatabase;

/**
 * What is counted night by night, where only touched keys are counted again, is what counting everything anew from the facts
 * gives: after each of a random sequence of deliveries, outcomes and withdrawals over few records, and after sequences of three
 * sources that tell of the same people and events, which come to the same in any order of the sources.
 */
@Recorded(rule = "R15", seed = RebuildIT.SEED, sampled = true)
class RebuildIT {
    static final long SEED = 15;
    private static final int SEQUENCES = Boolean.getBoolean("spahc.long") ? 100 : 2;
    private static final int SEQUENCES_OF_SOURCES = Boolean.getBoolean("spahc.long") ? 100 : 3;
    private static final int STEPS = 6;
    private static final int RECORDS = 12;
    private static final String OUTCOMES = "avon-somerset-police/outcomes";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final List<String> POSTCODES = List.of("BS1 1AA", "BS5 0AA", "BS16 3AA", "BA1 1AA", "");
    private static final List<String> STRANDS = List.of("Race", "Religion", "Race;Religion", "Disability", "Transgender;Sexual Orientation", "");
    private static final List<String> STATUSES = List.of("Active", "Active", "Active", "Cancelled", "Transferred");
    private static final List<String> CODES = List.of("9B", "8P", "125/11", "");
    private static final List<String> TYPES = List.of("1", "1A", "2", "15", "18", "0");

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    static Path folder;
    private static Path config;
    private static uk.spahc.testing.Night night;

    private int files;

    @BeforeAll
    static void begin() {
        config = CorrectableFeed.withdrawing(folder.resolve("config"), "newer");
        night = uk.spahc.testing.Night.on(DATABASE, folder).under(config);
    }

    @TestFactory
    Stream<DynamicTest> countedNightByNightIsTheWhole() {
        return IntStream.range(0, SEQUENCES).mapToObj(sequence -> DynamicTest.dynamicTest("sequence " + sequence, () -> sequence(new Random(SEED * 1000 + sequence))));
    }

    @TestFactory
    Stream<DynamicTest> severalSourcesInAnyOrderAreTheWhole() throws java.sql.SQLException {
        night.forgetDeliveries();
        StagedNights nights = new StagedNights(DATABASE);
        Set<String> seen = new HashSet<>();
        Stream<DynamicTest> sequences = LongStream.rangeClosed(1, SEQUENCES_OF_SOURCES).mapToObj(seed -> DynamicTest.dynamicTest("sources " + seed, () -> seen.addAll(nights.sequence(seed))));
        return Stream.concat(sequences, Stream.of(DynamicTest.dynamicTest("every kind of figure came",
                () -> assertThat(seen).contains("match", "same", "person", "month", "met", "place", "event", "area", "outcome"))));
    }

    @Test
    void aMatchThatIsWrongIsFoundAndMended() {
        night.run(pipeline -> publish(pipeline, OffenceDelivery.FEED, incidents(new Random(SEED)).write(folder.resolve("hate-offences_2025-12-30.csv"))));
        night.execute("INSERT INTO warehouse.fact_event_match SELECT min(record_key), max(record_key), 'MAY_BE', 'PERSON', 0.5, 'same-event-2', 1 FROM warehouse.dim_record");
        night.execute("INSERT INTO warehouse.bridge_same_event SELECT min(event_key), max(event_key) FROM warehouse.dim_event");
        RebuildReport found = night.run(pipeline -> pipeline.rebuild(true));
        assertThat(found.aggregates()).filteredOn(table -> table.rowsGone() > 0).extracting(RebuildReport.Aggregate::table)
                .contains("warehouse.fact_event_match", "warehouse.bridge_same_event");
        assertThat(night.run(pipeline -> pipeline.rebuild(false)).differences()).isZero();
        night.forgetDeliveries();
    }

    @Test
    void aFigureThatIsWrongIsFoundAndMended() {
        night.run(pipeline -> publish(pipeline, OffenceDelivery.FEED, incidents(new Random(SEED)).write(folder.resolve("hate-offences_2025-12-31.csv"))));
        night.execute("UPDATE warehouse.agg_area_month SET records = records + 1 WHERE geography_kind = 'AUTHORITY' AND strand_key = -3");
        Terminal.Said found = night.terminal().spahc("rebuild", "--check");
        assertThat(found.exitCode()).as(found.all()).isEqualTo(70);
        assertThat(found.out()).contains("Figures differed from the facts", "Next: spahc rebuild");
        RebuildReport mended = night.run(pipeline -> pipeline.rebuild(true));
        assertThat(mended.differences()).isPositive();
        Terminal.Said clean = night.terminal().spahc("rebuild", "--check", "--json");
        assertThat(clean.exitCode()).as(clean.all()).isZero();
        assertThat(clean.out()).contains("\"rowsGone\":0");
        night.forgetDeliveries();
    }

    @Test
    void everythingThatFactsCanGiveIsRebuilt() throws java.io.IOException {
        List<String> rebuilt = java.nio.file.Files.readAllLines(Path.of("../warehouse/sql/rebuild.csv")).stream().skip(1).map(line -> line.split(",")[0]).toList();
        assertThat(night.ask("SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname = 'warehouse' AND (tablename ~ '^agg_' OR tablename IN ('fact_event_match', 'bridge_same_event'))"
                // A count of what is gone, which no fact can give again.
                + " AND tablename <> 'agg_outcome_dropped'")).containsExactlyInAnyOrderElementsOf(rebuilt);
    }

    private void sequence(Random chance) {
        night.forgetDeliveries();
        try (Pipeline pipeline = night.start()) {
            for (int step = 0; step < STEPS; step++) {
                String date = LocalDate.of(2026, 1, 1).plusDays(files++).toString();
                switch (step == 0 ? 0 : chance.nextInt(5)) {
                    case 0, 1, 2 -> publish(pipeline, OffenceDelivery.FEED, incidents(chance).write(folder.resolve("hate-offences_" + date + ".csv")));
                    case 3 -> publish(pipeline, OUTCOMES, OffenceDelivery.write(folder.resolve("outcomes_" + date + ".csv"), outcomes(chance)));
                    default -> withdraw(pipeline, chance);
                }
                assertThat(pipeline.rebuild(false).aggregates()).as("step " + step).allSatisfy(aggregate -> {
                    assertThat(aggregate.rowsGone()).as(aggregate.table()).isZero();
                    assertThat(aggregate.rowsCome()).as(aggregate.table()).isZero();
                });
            }
        }
    }

    private static OffenceDelivery incidents(Random chance) {
        OffenceDelivery delivery = OffenceDelivery.with(CorrectableFeed.WITHDRAWN);
        for (int row = 0; row < RECORDS; row++) {
            int record = chance.nextInt(RECORDS);
            LocalDate recorded = LocalDate.of(2025, 9 + chance.nextInt(3), 1 + chance.nextInt(28));
            delivery.row("Crime Reference", "R" + record, "Log Number", "L" + record / 2, "Date Recorded", recorded.format(DAY), "Date Reported", recorded.format(DAY),
                    "Occurred From", recorded.minusDays(1).format(DAY) + " 21:30", "Occurred To", "", "Location Postcode", of(POSTCODES, chance), "District", "",
                    "Hate Strands", of(STRANDS, chance), "Status", of(STATUSES, chance), "HO Offence Code", of(CODES, chance), "Offence", "",
                    "Person Number", String.valueOf(1 + chance.nextInt(2)), "Person Role", chance.nextBoolean() ? "Victim" : "Suspect",
                    "Person ID", "P" + chance.nextInt(RECORDS / 2), CorrectableFeed.WITHDRAWN, chance.nextInt(8) == 0 ? "Y" : "N",
                    "Last Updated", LocalDate.of(2025, 12, 1 + chance.nextInt(28)).format(DAY) + " 06:00:00");
        }
        return delivery;
    }

    private static String outcomes(Random chance) {
        StringBuilder rows = new StringBuilder("Crime Reference,Outcome Reference,Suspect Person ID,Outcome Type,Outcome,Outcome Date,Withdrawn,Last Updated\n");
        for (int row = 0; row < RECORDS; row++) {
            rows.append(String.join(",", "R" + chance.nextInt(RECORDS), "O" + chance.nextInt(RECORDS), "P" + chance.nextInt(RECORDS / 2), of(TYPES, chance), "",
                    LocalDate.of(2025, 10 + chance.nextInt(3), 1 + chance.nextInt(28)).format(DAY), chance.nextInt(6) == 0 ? "Y" : "N",
                    LocalDate.of(2025, 12, 1 + chance.nextInt(28)).format(DAY) + " 12:00:00")).append('\n');
        }
        return rows.append("TRAILER,").append(RECORDS).append('\n').toString();
    }

    private static void withdraw(Pipeline pipeline, Random chance) {
        List<String> references = List.of("R" + chance.nextInt(RECORDS), "R" + chance.nextInt(RECORDS));
        pipeline.withdraw(FeedCatalogue.load(java.util.Optional.of(config)).feed(OffenceDelivery.FEED),
                new WithdrawalRequest(references, null, WithdrawalRequest.Reason.NOT_SAID, true));
    }

    private static LoadReport publish(Pipeline pipeline, String feed, Path file) {
        LoadReport report = pipeline.load(FeedCatalogue.load(java.util.Optional.of(config)).feed(feed), file, null, true);
        assertThat(report.outcome()).as(report.toString()).isEqualTo(LoadReport.Outcome.PUBLISHED);
        return report;
    }

    private static String of(List<String> values, Random chance) {
        return values.get(chance.nextInt(values.size()));
    }
}
