package uk.spahc.aggregate;

import com.opencsv.CSVReaderHeaderAware;
import com.opencsv.exceptions.CsvValidationException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import uk.spahc.audit.CheckOutcome;
import uk.spahc.audit.Stage;
import uk.spahc.feed.FeedDefinition;

/**
 * The checks of {@code warehouse/checks}: each a row of {@code checks.csv} and a SQL template that answers with
 * {@code rows_checked} and {@code rows_failed}. What must hold of records told of must hold where they are taken back.
 */
public final class Checks {
    private static final String ROOT = "/warehouse/checks/";
    private static final Pattern HEADER = Pattern.compile("\\A(?:--.*\\R)+");

    private final List<Check> all;

    private Checks(List<Check> all) {
        this.all = all;
    }

    public static Checks fromClasspath() {
        List<Check> found = new ArrayList<>();
        try (CSVReaderHeaderAware rows = new CSVReaderHeaderAware(new InputStreamReader(open("checks.csv"), StandardCharsets.UTF_8))) {
            for (Map<String, String> row = rows.readMap(); row != null; row = rows.readMap()) {
                found.add(check(row));
            }
            return new Checks(found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CsvValidationException e) {
            throw new IllegalStateException("warehouse/checks/checks.csv cannot be read", e);
        }
    }

    /** Runs every check that follows that stage for that kind of record, on the caller's transaction. */
    public List<CheckOutcome> run(Stage stage, FeedDefinition.RecordKind kind, NamedParameterJdbcOperations jdbc, Map<String, ?> parameters) {
        List<Check> asked = all.stream().filter(check -> check.isFor(stage, kind)).toList();
        Map<Check, CheckOutcome> outcomes = new HashMap<>();
        CheckPass.of(asked).forEach(pass -> outcomes.putAll(pass.run(jdbc, parameters)));
        return asked.stream().map(outcomes::get).toList();
    }

    private static Check check(Map<String, String> row) throws IOException {
        String sql;
        try (InputStream template = open("sql/" + row.get("template") + (row.get("template").endsWith(".sql") ? "" : ".sql"))) {
            sql = HEADER.matcher(new String(template.readAllBytes(), StandardCharsets.UTF_8)).replaceFirst("");
        }
        for (Map.Entry<String, String> parameter : parameters(row.get("parameters")).entrySet()) {
            sql = sql.replace("${" + parameter.getKey() + "}", parameter.getValue());
        }
        if (sql.contains("${")) {
            throw new IllegalStateException("check " + row.get("check_id") + " leaves a parameter of its template unset");
        }
        return new Check(row.get("check_id"), Stage.valueOf(row.get("stage").toUpperCase(Locale.ROOT)), row.get("record_kind"), CheckOutcome.Severity.valueOf(row.get("severity").toUpperCase(Locale.ROOT)),
                sql, new BigDecimal(row.get("threshold_percent")), row.get("description"));
    }

    private static Map<String, String> parameters(String cell) {
        Map<String, String> found = new HashMap<>();
        for (String pair : cell == null ? new String[0] : cell.split(";")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                found.put(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
            }
        }
        return found;
    }

    private static InputStream open(String file) {
        InputStream stream = Checks.class.getResourceAsStream(ROOT + file);
        if (stream == null) {
            throw new IllegalStateException("warehouse/checks/" + file + " is named but not there");
        }
        return stream;
    }
}
