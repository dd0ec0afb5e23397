package uk.spahc;

import static org.assertj.core.api.Assertions.assertThat;

import com.opencsv.CSVReader;
import com.opencsv.exceptions.CsvValidationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import uk.spahc.audit.LoadReport;
import uk.spahc.audit.LoadReport.Outcome;
import uk.spahc.database.Purpose;
import uk.spahc.sample.SampleGenerator;
import uk.spahc.sample.SampleSettings;
import uk.spahc.sample.TruthComparison;
import uk.spahc.testing.Night;
import uk.spahc.testing.Resources;
import uk.spahc.testing.TestDatabase;

/** A sample of every feed through the whole line, on an empty database that keeps the end of each line, beside its truth. */
final class SampleNight {
    private final TestDatabase database;
    private final Path sample;
    private final Night night;

    private SampleNight(TestDatabase database, Path sample, Night night) {
        this.database = database;
        this.sample = sample;
        this.night = night;
    }

    /** Generates, and loads what is sound in one run. */
    static SampleNight of(TestDatabase database, Path folder, SampleSettings settings) {
        database.reset();
        SampleGenerator.generate(settings, (file, written) -> { });
        SampleNight sampleNight = new SampleNight(database, settings.out(), Night.on(database, folder));
        sampleNight.night.execute(Resources.text("testing/keep-line-ends.sql"));
        int files = sampleNight.deliver(settings.out());
        List<LoadReport> reports = sampleNight.night.refresh();
        assertThat(reports.size()).isEqualTo(files);
        assertThat(others(reports, Outcome.PUBLISHED)).as("not published").isEmpty();
        return sampleNight;
    }

    Night night() {
        return night;
    }

    Path truth() {
        return sample.resolve("truth");
    }

    /** Delivers the damaged files too, each of which must be held, and lets nothing else change. */
    TruthComparison damaged() {
        List<String> before = night.ask("SELECT count(*), sum(offences) FROM warehouse.agg_area_month");
        int files = deliver(sample.resolve("damaged"));
        List<LoadReport> reports = night.refresh();
        assertThat(reports.size()).isEqualTo(files);
        assertThat(others(reports, Outcome.HELD)).as("not held").isEmpty();
        assertThat(night.ask("SELECT count(*), sum(offences) FROM warehouse.agg_area_month")).isEqualTo(before);
        return damagedFigures();
    }

    TruthComparison damagedFigures() {
        return compared(TruthComparison::ofDamaged);
    }

    private static List<String> others(List<LoadReport> reports, Outcome than) {
        return reports.stream().filter(report -> report.outcome() != than)
                .map(report -> report.fileName() + " " + report.outcome() + " " + report.sentence()).toList();
    }

    TruthComparison figures() {
        return compared(TruthComparison::of);
    }

    private interface Comparing {
        TruthComparison of(Connection connection, Path sample);
    }

    private TruthComparison compared(Comparing comparing) {
        try (Connection connection = database.connect(Purpose.READ)) {
            return comparing.of(connection, sample);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Feed, file, line and end of every line, as it is true: the reason of a rejected one, else the disposition. */
    List<String> trueEnds() {
        List<String> ends = new ArrayList<>();
        for (String feed : feeds()) {
            Path table = feed.equals(SampleGenerator.feedOfFigures()) ? truth().resolve("lines.csv") : truth().resolve(feed).resolve("lines.csv");
            rows(table).forEach(row -> ends.add(String.join(",", feed, row[0], row[1], row[2].equals("rejected") ? row[3] : row[2].toUpperCase(Locale.ROOT))));
        }
        return ends;
    }

    /** The same as the pipeline gave them. */
    List<String> ends() {
        return night.ask("""
                SELECT DISTINCT feed, file_name, line_number, disposition FROM keep.line_end JOIN audit.delivery USING (delivery_key)
                UNION ALL
                SELECT feed, file_name, line_number, array_to_string(reason_codes, ' ')
                FROM quarantine.rejected_row JOIN audit.delivery USING (delivery_key)
                WHERE state = 'PUBLISHED'
                """);
    }

    static List<String[]> rows(Path table) {
        try (CSVReader rows = new CSVReader(Files.newBufferedReader(table))) {
            List<String[]> all = new ArrayList<>();
            rows.readNext();
            for (String[] row = rows.readNext(); row != null; row = rows.readNext()) {
                all.add(row);
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CsvValidationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Set<String> feeds() {
        return feedsIn(sample);
    }

    private int deliver(Path folder) {
        int files = 0;
        for (String feed : feedsIn(folder)) {
            night.deliverAll(feed, folder.resolve(feed));
            files += folder.resolve(feed).toFile().list().length;
        }
        return files;
    }

    private static Set<String> feedsIn(Path folder) {
        Set<String> feeds = new TreeSet<>();
        try (Stream<Path> publishers = Files.list(folder)) {
            for (Path publisher : publishers.filter(Files::isDirectory).toList()) {
                try (Stream<Path> below = Files.list(publisher)) {
                    below.filter(Files::isDirectory).filter(feed -> !feed.startsWith(folder.resolve("truth")) && !feed.startsWith(folder.resolve("damaged")))
                            .forEach(feed -> feeds.add(publisher.getFileName() + "/" + feed.getFileName()));
                }
            }
            return feeds;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
