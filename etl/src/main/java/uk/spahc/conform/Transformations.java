package uk.spahc.conform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import uk.spahc.audit.Progress;
import uk.spahc.audit.Stage;
import uk.spahc.feed.FeedDefinition;

/**
 * The transformation files of {@code warehouse/sql}, in the order of {@code transformations.csv}. What they do stands in
 * the files; this runs them.
 */
public final class Transformations {
    private static final Logger LOG = LoggerFactory.getLogger(Transformations.class);
    private static final String ROOT = "/warehouse/sql/";

    private final List<Transformation> all;

    private record Transformation(Stage stage, FeedDefinition.RecordKind recordKind, int position, String file, String sql) {
    }

    private Transformations(List<Transformation> all) {
        this.all = all;
    }

    /** Reads the list and every file it names. */
    public static Transformations fromClasspath() {
        List<Transformation> found = new ArrayList<>();
        read("transformations.csv").lines().skip(1).filter(line -> !line.isBlank()).forEach(line -> {
            String[] cells = line.split(",", -1);
            found.add(new Transformation(Stage.valueOf(cells[0].toUpperCase(java.util.Locale.ROOT)),
                    FeedDefinition.RecordKind.valueOf(cells[1].toUpperCase(java.util.Locale.ROOT)),
                    Integer.parseInt(cells[2]), cells[3], read(cells[3])));
        });
        found.sort(Comparator.comparing(Transformation::stage).thenComparing(Transformation::position));
        return new Transformations(found);
    }

    /** Runs the stage's files for that kind of record, in order, on the caller's transaction, {@code :record_kind} set; tells after each. */
    public void run(Stage stage, FeedDefinition.RecordKind kind, NamedParameterJdbcOperations jdbc, Map<String, ?> parameters, Progress progress) {
        Map<String, Object> named = new HashMap<>(parameters);
        named.put("record_kind", kind.name());
        for (Transformation transformation : all) {
            if (transformation.stage() == stage && transformation.recordKind() == as(kind, stage)) {
                long began = System.nanoTime();
                jdbc.execute(transformation.sql(), named, PreparedStatement::execute);
                LOG.info("{} {} took {} ms", stage.word(), transformation.file(), (System.nanoTime() - began) / 1_000_000);
                progress.reached(stage, transformation.file());
            }
        }
    }

    /** A record taken back touches the figures that a record told of does. */
    private static FeedDefinition.RecordKind as(FeedDefinition.RecordKind kind, Stage stage) {
        return stage == Stage.AGGREGATE && kind == FeedDefinition.RecordKind.WITHDRAWAL ? FeedDefinition.RecordKind.INCIDENT : kind;
    }

    /** The text of one file under {@code warehouse/sql}. */
    public static String read(String file) {
        try (InputStream stream = Transformations.class.getResourceAsStream(ROOT + file)) {
            if (stream == null) {
                throw new IllegalStateException("warehouse/sql/" + file + " is named but not there");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
