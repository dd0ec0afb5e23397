package uk.spahc.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
import java.util.function.Function;
import java.util.stream.Stream;
import uk.spahc.Pipeline;
import uk.spahc.audit.LoadReport;
import uk.spahc.audit.Progress;
import uk.spahc.database.Purpose;
import uk.spahc.feed.FeedCatalogue;
import uk.spahc.governance.Agreements;
import uk.spahc.home.Home;
import uk.spahc.keys.KeyFile;
import uk.spahc.keys.KeySettings;
import uk.spahc.keys.MasterKey;

/**
 * The whole pipeline in this process, on a test's own database, with a home and a key of its own below a temporary folder:
 * <pre>
 * Night night = Night.on(DATABASE, folder);
 * night.deliver("police-uk/street", file);
 * List&lt;LoadReport&gt; reports = night.refresh();
 * </pre>
 */
public final class Night {
    private final TestDatabase database;
    private final Home home;
    private final Path keyFile;
    private final Optional<Path> config;
    private final Progress progress;

    private Night(TestDatabase database, Home home, Path keyFile, Optional<Path> config, Progress progress) {
        this.database = database;
        this.home = home;
        this.keyFile = keyFile;
        this.config = config;
        this.progress = progress;
    }

    /** With the feeds and agreements that ship with the program. */
    public static Night on(TestDatabase database, Path folder) {
        Path keyFile = folder.resolve("night.key");
        if (Files.notExists(keyFile)) {
            KeyFile.create(keyFile);
        }
        return new Night(database, new Home(folder.resolve("home")), keyFile, Optional.empty(), Progress.SILENT);
    }

    /** The same with feeds and agreements of that folder laid over. */
    public Night under(Path configuration) {
        return new Night(database, home, keyFile, Optional.of(configuration), progress);
    }

    /** The same, heard by that. */
    public Night heardBy(Progress listener) {
        return new Night(database, home, keyFile, config, listener);
    }

    public Home home() {
        return home;
    }

    public MasterKey key() {
        return new KeySettings(keyFile.toString(), null, null).masterKey();
    }

    /** Puts a file into the feed's landing folder, ready to be taken. */
    public void deliver(String feed, Path file) {
        try {
            Path folder = Files.createDirectories(home.incoming().resolve(feed));
            Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            Files.createFile(folder.resolve(file.getFileName() + ".done"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every file of that folder, and none of those below it. */
    public void deliverAll(String feed, Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(Files::isRegularFile).sorted().forEach(file -> deliver(feed, file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<LoadReport> refresh() {
        return run(pipeline -> pipeline.refresh(null));
    }

    public LoadReport load(String feed, Path file) {
        return run(pipeline -> pipeline.load(feeds().feed(feed), file, null, false));
    }

    public LoadReport load(String feed, Path file, LocalDate businessDate) {
        return run(pipeline -> pipeline.load(feeds().feed(feed), file, businessDate, false));
    }

    public LoadReport rerun(long loadKey, boolean accepted) {
        return run(pipeline -> pipeline.rerun(pipeline.deliveryOfLoad(loadKey), accepted));
    }

    /** One run of the pipeline, in which that is done. */
    public <T> T run(Function<Pipeline, T> work) {
        try (Pipeline pipeline = start()) {
            return work.apply(pipeline);
        }
    }

    /** A run that goes on until the caller closes it. */
    public Pipeline start() {
        return Pipeline.start(new Pipeline.Request(home, database.warehouse(), key(), feeds(), Agreements.load(config), "test",
                progress, sentence -> { }));
    }

    /** The real command line in a process of its own, on this night's database, home and key. */
    public Terminal terminal() {
        Map<String, String> environment = new HashMap<>(database.environment());
        environment.put("SPAHC_HOME", home.root().toString());
        environment.put("SPAHC_KEY_FILE", keyFile.toString());
        config.ifPresent(folder -> environment.put("SPAHC_CONFIG_DIR", folder.toString()));
        return new Terminal(environment);
    }

    /** The answer's rows as an administrator sees them, cells joined by commas, null as nothing. */
    public List<String> ask(String sql) {
        return answer(sql, Night::rows);
    }

    /** A header of the columns' names, then the rows. */
    public static List<String> table(ResultSet result) throws SQLException {
        List<String> header = new ArrayList<>();
        for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
            header.add(result.getMetaData().getColumnLabel(column));
        }
        List<String> table = new ArrayList<>(List.of(String.join(",", header)));
        table.addAll(rows(result));
        return table;
    }

    /** As {@link #ask}, under a header of the columns' names. */
    public List<String> table(String sql) {
        return answer(sql, Night::table);
    }

    /** The rows that are left of a result, cells joined by commas, null as nothing. */
    public static List<String> rows(ResultSet result) throws SQLException {
        List<String> rows = new ArrayList<>();
        while (result.next()) {
            List<String> cells = new ArrayList<>();
            for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                cells.add(text(result, column));
            }
            rows.add(String.join(",", cells));
        }
        return rows;
    }

    private static String text(ResultSet result, int column) throws SQLException {
        Object value = result.getObject(column);
        return value == null ? "" : value instanceof Boolean ? value.toString() : result.getString(column);
    }

    private interface Reading {
        List<String> of(ResultSet result) throws SQLException;
    }

    private List<String> answer(String sql, Reading reading) {
        try (Connection connection = database.connect(Purpose.ADMINISTER); Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return reading.of(result);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public long count(String sql) {
        return Long.parseLong(ask(sql).get(0));
    }

    public void execute(String sql) {
        try (Connection connection = database.connect(Purpose.ADMINISTER); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As before the first delivery; the reference data stay. */
    public void forgetDeliveries() {
        execute(Resources.text("testing/forget-deliveries.sql"));
    }

    private FeedCatalogue feeds() {
        return FeedCatalogue.load(config);
    }
}
