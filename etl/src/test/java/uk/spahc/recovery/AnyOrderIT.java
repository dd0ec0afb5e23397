package uk.spahc.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import uk.spahc.Pipeline;
import uk.spahc.audit.LoadReport;
import uk.spahc.feed.FeedCatalogue;
import uk.spahc.testing.CorrectableFeed;
import uk.spahc.testing.OffenceDelivery;
import uk.spahc.testing.TestDatabase;

/**
 * Six versions of a record (a person comes, goes and comes again; it moves away and back, is reclassified, cancelled and taken up
 * again), a withdrawal among them or after them all, and an outcome, in as many orders as there are records: each record has its own,
 * and every delivery brings the next word of each. What stands in the end is written down here, not worked out.
 */
@Recorded(rule = "R13", seed = AnyOrderIT.SEED, sampled = true)
class AnyOrderIT {
    static final long SEED = 20261123;
    private static final int ORDERS = Boolean.getBoolean("spahc.long") ? 1000 : 25;
    private static final int WORDS = 7;
    private static final int NOWHERE_ELSE = -1;
    private static final String OUTCOMES = "avon-somerset-police/outcomes";
    /** The sixth version, of 6 January at six; before each the day that it was reported, which tells the groups apart. */
    private static final String TOLD_LAST = "|ACTIVE|9B|E05010907|2026-01-06 06:00:00|2026-01-06 06:00:00|RACE|SUSPECT 2 M linked, VICTIM 1 F linked|1A linked";
    private static final String TAKEN_BACK = "left|WITHDRAWN|SOURCE|2026-01-07 00:00:00|2026-01-07 00:00:00|nobody|no outcome";

    private enum Group {
        NEVER_WITHDRAWN("05/01/2026", null, NOWHERE_ELSE, "2026-01-05" + TOLD_LAST),
        AWAY_BETWEEN("02/01/2026", null, 4, "2026-01-02" + TOLD_LAST),
        WITHDRAWN_BETWEEN("04/01/2026", "04/01/2026 00:00:00", NOWHERE_ELSE, "2026-01-04" + TOLD_LAST),
        WITHDRAWN_LAST("03/01/2026", "07/01/2026 00:00:00", NOWHERE_ELSE, TAKEN_BACK);

        private final String reported;
        private final String withdrawal;
        private final int wordFromElsewhere;
        private final String state;

        Group(String reported, String withdrawal, int wordFromElsewhere, String state) {
            this.reported = reported;
            this.withdrawal = withdrawal;
            this.wordFromElsewhere = wordFromElsewhere;
            this.state = state;
        }
    }

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    static Path folder;
    private static uk.spahc.testing.Night night;
    private static long differences;

    @BeforeAll
    static void everyWordInEveryOrder() {
        Path config = CorrectableFeed.withdrawing(folder.resolve("config"), "newer");
        night = uk.spahc.testing.Night.on(DATABASE, folder).under(config);
        Random chance = new Random(SEED);
        List<OffenceDelivery> records = IntStream.range(0, WORDS).mapToObj(i -> OffenceDelivery.with(CorrectableFeed.WITHDRAWN)).toList();
        List<List<String>> outcomes = IntStream.range(0, WORDS).mapToObj(i -> (List<String>) new ArrayList<String>()).toList();
        for (Group group : Group.values()) {
            for (int order = 0; order < ORDERS; order++) {
                List<Integer> words = new ArrayList<>(IntStream.range(0, WORDS).boxed().toList());
                Collections.shuffle(words, chance);
                for (int turn = 0; turn < WORDS; turn++) {
                    say(records.get(turn), group, order, words.get(turn));
                }
                outcomes.get(chance.nextInt(WORDS)).add(outcome(group, order));
            }
        }
        try (Pipeline pipeline = night.start()) {
            FeedCatalogue feeds = FeedCatalogue.load(java.util.Optional.of(config));
            for (int turn = 0; turn < WORDS; turn++) {
                publish(pipeline, feeds, OffenceDelivery.FEED, records.get(turn).write(folder.resolve("hate-offences_2026-02-0" + (turn + 1) + ".csv")));
                publish(pipeline, feeds, OUTCOMES, OffenceDelivery.write(folder.resolve("outcomes_2026-02-0" + (turn + 1) + ".csv"), text(outcomes.get(turn))));
            }
            differences = pipeline.rebuild(false).differences();
        }
    }

    @Test
    void everyOrderComesToTheSameState() {
        assertThat(night.ask(uk.spahc.testing.Resources.text("testing/record-state.sql")))
                .containsExactlyInAnyOrderElementsOf(Stream.of(Group.values()).map(group -> ORDERS + "|" + group.state).toList());
    }

    @Test
    void figuresAreThoseOfTheFacts() {
        assertThat(differences).isZero();
        assertThat(night.count("SELECT sum(offences) FROM warehouse.agg_area_month WHERE geography_kind = 'AUTHORITY' AND strand_key = -3")).isEqualTo(3L * ORDERS);
        assertThat(night.count("SELECT sum(offences) FROM warehouse.agg_outcome_month JOIN warehouse.dim_outcome USING (outcome_key)"
                + " WHERE basis = 'CLOSED' AND geography_kind = 'AUTHORITY' AND strand_key = -3 AND outcome_code = '1'")).isEqualTo(3L * ORDERS);
    }

    @Test
    void nobodyOfAWithdrawnRecordIsKnownInAnyVersion() {
        assertThat(night.count("SELECT count(*) FROM warehouse.fact_involvement v JOIN warehouse.dim_record r USING (record_key)"
                + " WHERE r.left_reason = 'WITHDRAWN' AND (v.person_key > 0 OR v.age_band_key > 0 OR v.gender_key > 0 OR v.removed_load_key IS NULL)")).isZero();
        assertThat(night.count("SELECT count(*) FROM warehouse.fact_involvement v JOIN warehouse.dim_record r USING (record_key)"
                + " WHERE r.left_reason = 'WITHDRAWN'")).as("their number stays").isPositive();
        assertThat(night.count("SELECT (SELECT count(*) FROM vault.person_record JOIN warehouse.dim_record USING (record_token) WHERE left_reason = 'WITHDRAWN')"
                + " + (SELECT count(*) FROM vault.person_link JOIN warehouse.dim_record USING (record_token) WHERE left_reason = 'WITHDRAWN')")).isZero();
        assertThat(night.count("SELECT count(*) FROM audit.rectification WHERE kind = 'RECORD_WITHDRAWN' AND because = 'SOURCE' AND versions_cleared > 0")).isPositive();
    }

    private static void say(OffenceDelivery delivery, Group group, int order, int word) {
        if (word == 6 && group.withdrawal != null) {
            delivery.row(with(group, order, "Last Updated", group.withdrawal, CorrectableFeed.WITHDRAWN, "Y"));
        } else if (word < 6) {
            String updated = "0" + (word + 1) + "/01/2026 06:00:00";
            String status = word == 4 ? "Cancelled" : "Active";
            String code = word == 3 ? "8P" : "9B";
            String postcode = word == group.wordFromElsewhere ? "BA1 1AA" : "BS1 1AA";
            delivery.row(with(group, order, "Last Updated", updated, "Status", status, "HO Offence Code", code, "Location Postcode", postcode));
            if (word != 0 && word != 2) {
                delivery.row(with(group, order, "Last Updated", updated, "Status", status, "HO Offence Code", code, "Location Postcode", postcode,
                        "Person Number", "2", "Person Role", "Suspect", "Person ID", "S" + group + order, "Surname", "Suspectova" + group + order, "Gender", "Male"));
            }
        }
    }

    private static String[] with(Group group, int order, String... cells) {
        List<String> all = new ArrayList<>(List.of("Crime Reference", reference(group, order), "Log Number", "L" + group + order, "Date Reported", group.reported,
                "Occurred From", "02/01/2026 21:30", "Occurred To", "", "District", "", "Person ID", "P" + group + order,
                "Surname", "Examplova" + group + order, "Offence", ""));
        all.addAll(List.of(cells));
        return all.toArray(String[]::new);
    }

    private static String reference(Group group, int order) {
        return group + "/" + order;
    }

    private static String outcome(Group group, int order) {
        return String.join(",", reference(group, order), "O" + group + order, "S" + group + order, "1A", "", "05/01/2026", "N", "05/01/2026 12:00:00");
    }

    private static String text(List<String> outcomes) {
        // One of a crime that never comes, so that no delivery is empty.
        return "Crime Reference,Outcome Reference,Suspect Person ID,Outcome Type,Outcome,Outcome Date,Withdrawn,Last Updated\n"
                + "NOWHERE/1,O1,,18,,05/01/2026,N,05/01/2026 12:00:00\n"
                + outcomes.stream().map(row -> row + "\n").reduce("", String::concat) + "TRAILER," + (outcomes.size() + 1) + "\n";
    }

    private static void publish(Pipeline pipeline, FeedCatalogue feeds, String feed, Path file) {
        LoadReport report = pipeline.load(feeds.feed(feed), file, null, false);
        assertThat(report.outcome()).as(report.toString()).isEqualTo(LoadReport.Outcome.PUBLISHED);
        assertThat(report.rows().difference()).isZero();
    }
}
