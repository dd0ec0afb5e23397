package uk.spahc.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.spahc.feed.Column;
import uk.spahc.feed.FeedCatalogue;
import uk.spahc.feed.FeedDefinition;
import uk.spahc.read.DeliveredRow;
import uk.spahc.read.DeliveryContent;
import uk.spahc.read.DeliveryReader;
import uk.spahc.read.Inspection;
import uk.spahc.read.RowReader;

/** The three real months of street-level crime, where they lie beside the project. */
class PoliceUkFilesTest {
    @ParameterizedTest
    @CsvSource({"2023-01, 12566", "2023-06, 14950", "2024-12, 14737"})
    void everyRowIsAcceptedAndEveryLabelMapped(String month, long rows) throws IOException {
        Path file = Path.of("../../shared/deliveries/police-uk", month + "-avon-and-somerset-street.csv");
        assumeTrue(Files.exists(file), "the real police.uk files do not lie beside the project");
        FeedDefinition feed = FeedCatalogue.shipped().feed("police-uk/street");
        DeliveryReader reader = new DeliveryReader(DeliveryContent.of(file), feed,
                feed.columns().stream().map(Column::name).collect(Collectors.toSet()));

        Inspection.Readable readable = (Inspection.Readable) reader.inspect();

        assertThat(readable.rows()).isEqualTo(rows);
        assertThat(readable.notices()).isEmpty();
        RowValidator validator = new RowValidator(feed, Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC));
        long accepted = 0;
        try (RowReader delivered = reader.rows(readable)) {
            for (DeliveredRow row = delivered.read(); row != null; row = delivered.read()) {
                Verdict verdict = validator.verdict(row);
                assertThat(verdict).isInstanceOfSatisfying(Verdict.Accepted.class, good -> assertThat(good.notices()).isEmpty());
                accepted++;
            }
        }
        assertThat(accepted).isEqualTo(rows);
    }
}
