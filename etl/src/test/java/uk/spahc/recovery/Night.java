package uk.spahc.recovery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import uk.spahc.Pipeline;
import uk.spahc.audit.Delivery;
import uk.spahc.audit.LoadReport;
import uk.spahc.audit.Progress;
import uk.spahc.database.Purpose;
import uk.spahc.feed.FeedCatalogue;
import uk.spahc.governance.Agreements;
import uk.spahc.home.Home;
import uk.spahc.keys.KeySettings;
import uk.spahc.keys.MasterKey;
import uk.spahc.sample.SampleGenerator;
import uk.spahc.sample.SampleSettings;
import uk.spahc.testing.TestDatabase;

/**
 * A night on a test's database: about 400 generated rows in four deliveries and a small street file, one key, chunks of 50
 * rows, and a home for each time it is begun. Every beginning has the same files in the landing folder and a database that
 * knows the reference data alone.
 */
final class Night {
    static final String HATE_CRIME = "avon-somerset-police/hate-offences";

    private static final String STREET = "police-uk/street";
    /** How many of each further feed's files, the newest, a night of every kind has. */
    private static final Map<String, Integer> NEWEST = Map.of("avon-somerset-police/outcomes", 2, "victim-support/referrals", 2, "voluntary/case-notes", 1);
    private static final int CHUNK = 50;
    private static final long ROWS = 400;

    private final TestDatabase database;
    private final Path folder;
    private final Path sample;
    private final Path keyFile;
    private int begun;
    private Home home;

    private Night(TestDatabase database, Path folder, long seed) {
        this.database = database;
        this.folder = folder;
        this.sample = folder.resolve("sample");
        Home keys = new Home(folder.resolve("key"));
        MasterKey.forDemo(keys).close();
        this.keyFile = keys.keys().resolve("demo.key");
        System.setProperty("logging.level.root", "OFF");
        System.setProperty("spahc.chunk-size", String.valueOf(CHUNK));
        SampleGenerator.generate(new SampleSettings(ROWS, seed, sample, LocalDate.of(2026, 10, 31), 6, 3), (file, rows) -> { });
    }

    /** On a database without reference data. */
    static Night first(TestDatabase database, Path folder, long seed) {
        return new Night(database, folder, seed);
    }

    /** Fills the database with the reference data once, and keeps it so. */
    static Night on(TestDatabase database, Path folder, long seed) {
        Night night = first(database, folder, seed);
        night.home = new Home(folder.resolve("reference"));
        night.start(Progress.SILENT).close();
        night.value("WITH rebuilds AS (DELETE FROM audit.rebuild) DELETE FROM audit.run RETURNING 1");
        database.keep();
        return night;
    }

    /** Goes back to the evening: an untouched database, a home with every delivery waiting. */
    void begin() {
        begin(true);
    }

    /** The same, with what follows a crime or tells of it from elsewhere: outcomes, a charity's newest referrals and an agency's newest case notes. */
    void beginWithEveryKind() {
        begin();
        for (Map.Entry<String, Integer> newest : NEWEST.entrySet()) {
            List<Path> files = files(newest.getKey());
            files.subList(Math.max(0, files.size() - newest.getValue()), files.size())
                    .forEach(file -> deliver(file, newest.getKey(), file.getFileName().toString()));
        }
    }

    /** The same with the landing folder empty. */
    void beginEmpty() {
        begin(false);
    }

    private void begin(boolean withDeliveries) {
        database.reset();
        home = new Home(folder.resolve("home-" + ++begun));
        if (withDeliveries) {
            deliveries().forEach(file -> deliver(file, HATE_CRIME, file.getFileName().toString()));
            deliver(street(), STREET, street().getFileName().toString());
        }
    }

    /** Puts a file into the landing folder, marked as whole. */
    void deliver(Path file, String feed, String name) {
        try {
            Path incoming = Files.createDirectories(home.incoming().resolve(feed));
            Files.copy(file, incoming.resolve(name));
            Files.writeString(incoming.resolve(name + ".done"), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The hate-crime deliveries, oldest first. */
    List<Path> deliveries() {
        return files(HATE_CRIME);
    }

    private List<Path> files(String feed) {
        try (Stream<Path> files = Files.list(sample.resolve(feed))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A delivery with more wrong rows than the feed allows. */
    Path overRejectLimit() {
        try (Stream<Path> files = Files.list(sample.resolve("damaged").resolve(HATE_CRIME))) {
            return files.sorted().reduce((one, next) -> next).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A month of street crime: 120 lines, one of them wrong. */
    private Path street() {
        Path file = folder.resolve("2026-08-avon-and-somerset-street.csv");
        if (Files.exists(file)) {
            return file;
        }
        List<String> lines = new ArrayList<>();
        lines.add("Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context");
        String[] types = {"Public order", "Burglary", "Drugs", "Violence and sexual offences"};
        for (int line = 1; line <= 120; line++) {
            lines.add(String.format("%064x,%s,Avon and Somerset Constabulary,Avon and Somerset Constabulary,-2.594678,51.450169,"
                    + "On or near Example Parade,E01033348,Bristol 054B,%s,Under investigation,", line, line == 70 ? "no month" : "2026-08", types[line % 4]));
        }
        try {
            return Files.write(file, lines, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Home home() {
        return home;
    }

    /** Files that lie in clear where deliveries are worked on. */
    List<Path> inProcessing() {
        try (Stream<Path> files = Files.walk(home.processing())) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One value from the database, as text. */
    String value(String sql) {
        try (Connection connection = database.connect(Purpose.ADMINISTER); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : null;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Changes the database behind the pipeline's back. */
    void execute(String sql) {
        try (Connection connection = database.connect(Purpose.ADMINISTER); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The settings of a process that works on this night. */
    Map<String, String> environment() {
        Map<String, String> settings = new HashMap<>(database.environment());
        settings.put("SPAHC_HOME", home.root().toString());
        settings.put("SPAHC_KEY_FILE", keyFile.toString());
        settings.put("SPAHC_CHUNK_SIZE", String.valueOf(CHUNK));
        return settings;
    }

    MasterKey key() {
        return KeySettings.from(environment()).masterKey();
    }

    /** Starts a run in this JVM. */
    Pipeline start(Progress progress) {
        return Pipeline.start(new Pipeline.Request(home, database.warehouse(), key(), FeedCatalogue.load(Optional.empty()),
                Agreements.load(Optional.empty()), "refresh", progress, sentence -> { }));
    }

    /** A whole run in this JVM, as {@code spahc refresh} does it. */
    List<LoadReport> refresh(Progress progress) {
        try (Pipeline pipeline = start(progress)) {
            List<LoadReport> reports = pipeline.refresh(null);
            pipeline.endedWith(uk.spahc.outcome.ExitCode.gravestOf(reports.stream().map(report -> report.outcome().exitCode()).toList()));
            return reports;
        }
    }

    /** Runs every delivery that is not published again, as {@code spahc rerun --failed} or, of held ones, {@code --accept} does. */
    List<LoadReport> rerun(boolean accepted) {
        try (Pipeline pipeline = start(Progress.SILENT)) {
            List<LoadReport> reports = new ArrayList<>();
            for (Delivery delivery : accepted ? List.of(pipeline.deliveryOfLoad(1)) : pipeline.failed()) {
                reports.add(pipeline.rerun(delivery, accepted));
            }
            return reports;
        }
    }

    /** A run in a process of its own that kills itself at the point. */
    Child killedAt(Point point) {
        return Child.start(environment(), RunProcess.class, "kill", point.text());
    }

    /** A run in a process of its own that nothing disturbs yet. */
    Child undisturbed() {
        return Child.start(environment(), RunProcess.class, "nothing");
    }

    /** A run in a process of its own that waits at the point. */
    Child heldAt(Point point) {
        return Child.start(environment(), RunProcess.class, "hold", point.text());
    }

    Contents contents() {
        try (MasterKey key = key()) {
            return Contents.of(database, key);
        }
    }
}
