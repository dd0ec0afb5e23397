package uk.spahc.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import uk.spahc.Pipeline;
import uk.spahc.audit.LoadReport;
import uk.spahc.audit.Progress;
import uk.spahc.feed.FeedCatalogue;
import uk.spahc.governance.Agreements;
import uk.spahc.home.Home;
import uk.spahc.keys.MasterKey;
import uk.spahc.keys.TestKeys;
import uk.spahc.reference.ReferenceFiles;
import uk.spahc.testing.OffenceDelivery;
import uk.spahc.testing.TestDatabase;

/** Reference data that come before the facts which need them, or after, make one star. */
@Recorded(rule = "R14", seed = 0)
class LateDimensionIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final Path CODES = Path.of("..", "warehouse", "reference", "codes");
    /** The code of each list that comes late; the figures of strands and outcomes hang on what the lists say of them. */
    private static final Map<String, String> LATE = Map.of("strand", "GRT", "offence", "8P", "location_type", "STREET", "outcome", "1A", "gender", "F", "relationship", "STRANGER");
    private static final String OUTCOMES = "avon-somerset-police/outcomes";

    @TempDir
    private Path folder;

    @Test
    void lateMembersMakeTheSameStar() throws IOException {
        Path delivery = new OffenceDelivery().soundRows(3)
                .row("Crime Reference", "R1", "Log Number", "L1", "Hate Strands", "GRT", "HO Offence Code", "8P", "Offence", "")
                .row("Crime Reference", "R2", "Log Number", "L2", "Hate Strands", "GRT;Race").write(folder.resolve("hate-offences_2026-01-06.csv"));
        Path outcomes = OffenceDelivery.write(folder.resolve("outcomes_2026-01-07.csv"),
                "Crime Reference,Outcome Reference,Suspect Person ID,Outcome Type,Outcome,Outcome Date,Withdrawn,Last Updated\n"
                        + "R1,O1,,1A,,06/01/2026,N,06/01/2026 10:00:00\nTRAILER,1\n");
        ReferenceFiles without = ReferenceFiles.over(List.of(withoutLateCodes()));

        DATABASE.reset();
        load("before", ReferenceFiles.shipped(), delivery, outcomes);
        List<String> before = star();

        DATABASE.reset();
        load("after", without, delivery, outcomes);
        assertThat(star()).as("something is late").isNotEqualTo(before);
        load("after", ReferenceFiles.shipped());
        assertThat(star()).isEqualTo(before);

        assertThat(before).anyMatch(row -> row.startsWith("incident|") && row.contains("GRT=0.5")).anyMatch(row -> row.startsWith("month|") && row.contains("|RACE|5|"));
    }

    private void load(String home, ReferenceFiles reference, Path... deliveries) {
        FeedCatalogue feeds = FeedCatalogue.shipped();
        try (MasterKey key = TestKeys.first();
                Pipeline pipeline = Pipeline.start(new Pipeline.Request(new Home(folder.resolve(home)), DATABASE.warehouse(), key, feeds,
                        Agreements.load(Optional.empty()), reference, "test", Progress.SILENT, text -> { }))) {
            for (Path file : deliveries) {
                LoadReport report = pipeline.load(feeds.feed(file.getFileName().toString().startsWith("outcomes") ? OUTCOMES : OffenceDelivery.FEED), file, null, false);
                assertThat(report.outcome()).as(report.toString()).isEqualTo(LoadReport.Outcome.PUBLISHED);
            }
            assertThat(pipeline.rebuild(false).differences()).isZero();
        }
    }

    private Path withoutLateCodes() throws IOException {
        Path overlay = folder.resolve("overlay");
        Files.createDirectories(overlay.resolve("codes"));
        for (Map.Entry<String, String> late : LATE.entrySet()) {
            List<String> lines = Files.readAllLines(CODES.resolve(late.getKey() + ".csv"));
            List<String> kept = lines.stream().filter(line -> !line.startsWith(late.getValue() + ",")).toList();
            assertThat(kept).as(late.toString()).hasSize(lines.size() - 1);
            Files.write(overlay.resolve("codes").resolve(late.getKey() + ".csv"), kept);
        }
        return overlay;
    }

    private static List<String> star() {
        return LateDimensionIT.rows(uk.spahc.testing.Resources.text("testing/star-with-members.sql"));
    }

    private static List<String> rows(String sql) {
        try (var connection = DATABASE.connect(uk.spahc.database.Purpose.ADMINISTER); var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            return uk.spahc.testing.Night.rows(result);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
