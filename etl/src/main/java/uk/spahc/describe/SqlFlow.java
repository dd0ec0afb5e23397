package uk.spahc.describe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What one file of {@code warehouse/sql}, or one view, reads and writes.
 *
 * @param name of the file under {@code warehouse/sql}, or of the view
 * @param reads as its header's {@code Inputs} say; of a view, what it selects from
 */
record SqlFlow(String name, SortedSet<String> reads, SortedSet<String> writes) {
    private static final Pattern INPUTS = Pattern.compile("^-- Inputs: (.*?)^-- Idempotent because", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("(?:([a-z]+)\\.)?([a-z][a-z0-9_]*)");
    private static final Pattern WRITTEN = Pattern.compile("\\b(?:INSERT INTO|UPDATE|DELETE FROM) ([a-z]+\\.[a-z0-9_]+)");
    private static final Pattern SELECTED = Pattern.compile("\\b(?:FROM|JOIN) ([a-z]+\\.[a-z0-9_]+)");
    private static final Pattern VIEW = Pattern.compile("^CREATE (?:OR REPLACE )?VIEW ([a-z]+\\.[a-z0-9_]+) AS(.*?)(?=^CREATE |^DROP |^--changeset|\\z)",
            Pattern.MULTILINE | Pattern.DOTALL);

    /** Every transformation and every view that there is. */
    static List<SqlFlow> all(WarehouseModels models) {
        List<SqlFlow> flows = new ArrayList<>();
        WarehouseText.all("sql/*/*.sql").forEach((file, sql) -> flows.add(ofFile(file.substring("sql/".length()), sql, models)));
        for (String schema : List.of("warehouse", "mart")) {
            for (Map.Entry<String, String> file : WarehouseText.all("changelog/" + schema + "/*.sql").entrySet()) {
                VIEW.matcher(file.getValue()).results().forEach(view -> flows.add(ofView(view)));
            }
        }
        return flows;
    }

    private static SqlFlow ofFile(String file, String sql, WarehouseModels models) {
        SortedSet<String> reads = new TreeSet<>();
        String inputs = INPUTS.matcher(sql).results().map(match -> match.group(1)).findFirst().orElse("");
        String schema = "warehouse";
        for (MatchResult word : WORD.matcher(inputs).results().toList()) {
            schema = Optional.ofNullable(word.group(1)).orElse(schema);
            String table = schema + "." + word.group(2);
            models.find(table).ifPresent(model -> reads.add(model.name()));
        }
        SortedSet<String> writes = new TreeSet<>(WRITTEN.matcher(sql).results().map(match -> match.group(1)).toList());
        return new SqlFlow(file, reads, writes);
    }

    private static SqlFlow ofView(MatchResult view) {
        SortedSet<String> reads = new TreeSet<>(SELECTED.matcher(view.group(2)).results().map(match -> match.group(1)).toList());
        return new SqlFlow(view.group(1), reads, new TreeSet<>(List.of(view.group(1))));
    }
}
