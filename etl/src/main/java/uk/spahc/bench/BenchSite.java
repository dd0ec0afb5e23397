package uk.spahc.bench;

import com.opencsv.CSVReaderHeaderAware;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import uk.spahc.Pipeline;
import uk.spahc.audit.LoadReport;
import uk.spahc.audit.Progress;
import uk.spahc.database.EmbeddedServer;
import uk.spahc.database.Purpose;
import uk.spahc.database.WarehouseDatabase;
import uk.spahc.feed.FeedCatalogue;
import uk.spahc.governance.Agreements;
import uk.spahc.home.Home;
import uk.spahc.keys.MasterKey;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/** A home of its own with a server of its own, durable as any home's, and the benchmark's feed beside those of the program. */
final class BenchSite implements AutoCloseable {
    private static final String FILES = "bench/files.csv";
    private static final String FEED = "bench/offences";

    private final Home home;
    private final Path config;
    private final Map<String, String> environment;
    private final Progress progress;
    private final Consumer<String> tell;

    BenchSite(Path folder, Map<String, String> environment, Progress progress, Consumer<String> tell) {
        this.home = new Home(folder.resolve("home"));
        this.config = folder.resolve("config");
        this.environment = new HashMap<>(environment);
        // Never on a database that somebody else looks after.
        this.environment.remove(WarehouseDatabase.URL_SETTING);
        this.progress = progress;
        this.tell = tell;
        layOutConfiguration();
        MasterKey.forDemo(home).close();
    }

    /** Loads one delivery as a night would. @throws Failure unless it is published */
    LoadReport load(Path delivery) {
        FeedCatalogue feeds = FeedCatalogue.load(Optional.of(config));
        try (MasterKey key = MasterKey.forDemo(home);
                Pipeline pipeline = Pipeline.start(new Pipeline.Request(home, database(), key, feeds, Agreements.load(Optional.of(config)),
                        "bench", progress, tell))) {
            LoadReport report = pipeline.load(feeds.feed(FEED), delivery, null, false);
            pipeline.endedWith(report.outcome().exitCode());
            if (report.outcome() != LoadReport.Outcome.PUBLISHED) {
                throw new Failure(ExitCode.FAILED, "The delivery of the benchmark was not published: " + report.sentence(), report.nextStep());
            }
            return report;
        }
    }

    /** Brings the database up to date, so that no load is charged with it. */
    void prepare() {
        FeedCatalogue feeds = FeedCatalogue.load(Optional.of(config));
        try (MasterKey key = MasterKey.forDemo(home);
                Pipeline pipeline = Pipeline.start(new Pipeline.Request(home, database(), key, feeds, Agreements.load(Optional.of(config)),
                        "bench", progress, tell))) {
            pipeline.endedWith(ExitCode.DONE);
        }
    }

    Connection connection(Purpose purpose) throws SQLException {
        return database().connection(purpose).open();
    }

    @Override
    public void close() {
        EmbeddedServer.of(home, environment).stop();
    }

    private WarehouseDatabase database() {
        return WarehouseDatabase.open(home, environment, tell);
    }

    private void layOutConfiguration() {
        ClassLoader loader = BenchSite.class.getClassLoader();
        try (CSVReaderHeaderAware files = new CSVReaderHeaderAware(new InputStreamReader(loader.getResourceAsStream(FILES), StandardCharsets.UTF_8))) {
            for (Map<String, String> row = files.readMap(); row != null; row = files.readMap()) {
                Path target = config.resolve(row.get("file"));
                Files.createDirectories(target.getParent());
                try (InputStream text = loader.getResourceAsStream(row.get("resource"))) {
                    Files.copy(text, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException | com.opencsv.exceptions.CsvException e) {
            throw new Failure(ExitCode.FAILED, "The benchmark's configuration could not be put into " + config + ".",
                    "Check free disk space and that you may write there.", e);
        }
    }
}
