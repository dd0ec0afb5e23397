package uk.spahc.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.spahc.feed.Column;
import uk.spahc.feed.FeedDefinition;
import uk.spahc.sample.SampleGenerator;
import uk.spahc.sample.SampleSettings;
import uk.spahc.testing.Feeds;
import uk.spahc.testing.Fork;
import uk.spahc.testing.Terminal;

/** How long large ones take, and with how little memory. The limits are those of a machine that does nothing else. */
@Tag("long")
class LargeDeliveriesTest {
    private static final String FEED = "victim-support/referrals";
    private static final int ROWS = 100_000;
    private static final int COLUMNS = 20;
    private static final int SECONDS = 60;
    private static final Pattern SAID = Pattern.compile("(?m)^rows (\\d+) accepted (\\d+) ms (\\d+)$");

    @TempDir
    private Path folder;

    @Test
    void workbookOfAHundredThousandRowsOfTwentyCellsIsReadInAMinuteAnd256Mebibytes() throws IOException {
        Path file = workbook();
        Terminal.Said said = Fork.run("256m", 9 * SECONDS, ReadThrough.class, FEED, file.toString());
        assertThat(said.exitCode()).as(said.out()).isZero();
        Matcher matcher = SAID.matcher(said.out());
        assertThat(matcher.find()).as(said.out()).isTrue();
        System.out.println("100,000 x 20: " + matcher.group());
        assertThat(matcher.group(1)).isEqualTo(String.valueOf(ROWS));
        assertThat(matcher.group(2)).as("accepted").isEqualTo(String.valueOf(ROWS));
        assertThat(Long.parseLong(matcher.group(3))).as("milliseconds").isLessThan(SECONDS * 1_000L);
    }

    @Test
    void aMillionRowsOfTheSampleAreMadeInAMinute() {
        Instant began = Instant.now();
        long rows = SampleGenerator.generate(SampleSettings.of(1_000_000, 1, folder), (delivery, written) -> { });
        long seconds = Duration.between(began, Instant.now()).toSeconds();
        System.out.println("rows generated: " + rows + " in " + seconds + " s");
        assertThat(rows).isGreaterThan(1_000_000);
        assertThat(seconds).isLessThan(SECONDS);
    }

    /** The columns of the feed, filled with what every one of them takes, and as many others as make twenty. */
    private Path workbook() throws IOException {
        FeedDefinition feed = Feeds.CATALOGUE.feed(FEED);
        List<String> headers = new ArrayList<>(feed.columns().stream().map(Column::header).toList());
        while (headers.size() < COLUMNS) {
            headers.add("Extra " + headers.size());
        }
        Path file = folder.resolve("referrals_2026-01.xlsx");
        try (SXSSFWorkbook book = new SXSSFWorkbook(100); OutputStream out = Files.newOutputStream(file)) {
            Sheet sheet = book.createSheet("Referrals");
            write(sheet.createRow(0), headers);
            for (int i = 1; i <= ROWS; i++) {
                int number = i;
                write(sheet.createRow(i), headers.stream().map(header -> cell(header, number)).toList());
            }
            book.write(out);
        }
        return file;
    }

    private static String cell(String header, int number) {
        return switch (header) {
            case "Ref No" -> "VS-" + number;
            case "Date Referred", "Date of Incident" -> "05/01/2026";
            case "Time of Incident" -> "14:30";
            case "DOB" -> "29/02/1992";
            case "Home Postcode", "Incident Postcode" -> "BS1 4ST";
            case "Type of Hate" -> "Race";
            case "Reported to Police?" -> "Yes";
            case "Client Agreement" -> "Linking";
            case "Gender" -> "F";
            case "Ethnicity" -> "W9";
            case "Support Needs", "Notes" -> "";
            default -> "Testina " + number;
        };
    }

    private static void write(Row row, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            row.createCell(i).setCellValue(cells.get(i));
        }
    }
}
