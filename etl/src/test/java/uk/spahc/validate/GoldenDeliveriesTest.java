package uk.spahc.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import uk.spahc.feed.FeedCatalogue;
import uk.spahc.feed.FeedDefinition;
import uk.spahc.land.DeliveryContent;
import uk.spahc.read.DeliveredRow;
import uk.spahc.read.DeliveryReader;
import uk.spahc.read.Inspection;
import uk.spahc.read.RowReader;
import uk.spahc.testing.Feeds;
import uk.spahc.testing.Workbooks;
import uk.spahc.validate.Verdict.Reason;

/** {@code deliveries/<publisher>-<feed>/<case>}: a delivery and what must be said of each of its rows, or of the whole. */
class GoldenDeliveriesTest {
    private static final Path ROOT = Path.of("src/test/resources/deliveries");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-15T12:00:00Z"), ZoneOffset.UTC);

    static Stream<Path> cases() throws IOException {
        return Files.walk(ROOT).filter(file -> file.endsWith("expected-verdicts.csv")).map(file -> ROOT.relativize(file.getParent())).sorted();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void deliveryGetsItsVerdicts(Path name) throws IOException {
        FeedDefinition feed = FeedCatalogue.shipped().feeds().stream()
                .filter(candidate -> candidate.feed().replace('/', '-').equals(name.getParent().toString())).findFirst().orElseThrow();
        DeliveryReader reader = new DeliveryReader(content(ROOT.resolve(name)), feed, Feeds.columns(feed));

        List<String> verdicts = new ArrayList<>(List.of("line,verdict,code,column"));
        Inspection inspection = reader.inspect();
        if (inspection instanceof Inspection.Held held) {
            verdicts.add("0,HELD," + held.code() + ",");
        } else {
            RowValidator validator = new RowValidator(feed, CLOCK);
            try (RowReader rows = reader.rows((Inspection.Readable) inspection)) {
                for (DeliveredRow row = rows.read(); row != null; row = rows.read()) {
                    verdicts.addAll(lines(validator.verdict(row)));
                }
            }
        }
        assertThat(verdicts).isEqualTo(Files.readAllLines(ROOT.resolve(name).resolve("expected-verdicts.csv")));
    }

    /** {@code input.csv} as it is, or {@code <sheet>.sheet.csv} as a workbook of one sheet: see {@link Workbooks}. */
    private static DeliveryContent content(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            Optional<Path> sheet = files.filter(file -> file.toString().endsWith(".sheet.csv")).findFirst();
            return sheet.isEmpty() ? DeliveryContent.of(folder.resolve("input.csv"))
                    : Feeds.content(Workbooks.of(sheet.get().getFileName().toString().replace(".sheet.csv", ""), Files.readString(sheet.get())));
        }
    }

    private static List<String> lines(Verdict verdict) {
        if (verdict instanceof Verdict.Rejected rejected) {
            return rejected.reasons().stream().map(reason -> line(rejected, rejected.countsToLimit() ? "REJECTED" : "KEPT_OUT", reason)).toList();
        }
        List<Reason> notices = ((Verdict.Accepted) verdict).notices();
        return notices.isEmpty() ? List.of(verdict.line() + ",ACCEPTED,,")
                : notices.stream().map(reason -> line(verdict, "NOTICE", reason)).toList();
    }

    private static String line(Verdict verdict, String word, Reason reason) {
        return verdict.line() + "," + word + "," + reason.code() + "," + reason.column();
    }
}
