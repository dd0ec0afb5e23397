package uk.spahc.recovery;

import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180ParserBuilder;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import uk.spahc.database.Purpose;
import uk.spahc.keys.MasterKey;
import uk.spahc.keys.RowSealer;
import uk.spahc.keys.SealedPlace;
import uk.spahc.testing.TestDatabase;

/**
 * What a database says, without surrogate keys, loads and known times: the columns of {@code recovery/compared.csv}. There,
 * {@code shown} is empty for the column as it is, {@code dimension.column} for what a key stands for, {@code delivery} for
 * the feed, day and file of a load or delivery key, {@code opened} for a sealed value decrypted, or else SQL over the row {@code t}.
 *
 * @param rows by table, each row one line of text, sorted
 */
record Contents(Map<String, List<String>> rows) {
    private record Compared(String table, String column, String shown) {
        String sql() {
            if (shown.isEmpty() || shown.equals("opened")) {
                return "t." + column;
            }
            if (shown.equals("delivery")) {
                return column.equals("delivery_key")
                        ? "(SELECT concat_ws(' ', d.feed, d.business_date, d.file_name) FROM audit.delivery d WHERE d.delivery_key = t.delivery_key)"
                        : "(SELECT concat_ws(' ', d.feed, d.business_date, d.file_name) FROM audit.load l JOIN audit.delivery d USING (delivery_key) WHERE l.load_key = t." + column + ")";
            }
            if (shown.matches("dim_\\w+\\.\\w+")) {
                String dimension = shown.substring(0, shown.indexOf('.'));
                return "(SELECT d" + shown.substring(shown.indexOf('.')) + " FROM warehouse." + dimension + " d WHERE d."
                        + dimension.substring("dim_".length()) + "_key = t." + column + ")";
            }
            return shown;
        }
    }

    static Contents of(TestDatabase database, MasterKey key) {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        try (Connection connection = database.connect(Purpose.ADMINISTER)) {
            for (Map.Entry<String, List<Compared>> table : compared().entrySet()) {
                rows.put(table.getKey(), rows(connection, table.getKey(), table.getValue(), key));
            }
            return new Contents(rows);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many rows a table has. */
    int count(String table) {
        return rows.get(table).size();
    }

    /** Which rows are here and not there, and the other way round; empty when both are equal. */
    List<String> differences(Contents expected) {
        List<String> found = new ArrayList<>();
        for (String table : expected.rows.keySet()) {
            List<String> missing = new ArrayList<>(expected.rows.get(table));
            rows.get(table).forEach(missing::remove);
            List<String> added = new ArrayList<>(rows.get(table));
            expected.rows.get(table).forEach(added::remove);
            missing.forEach(row -> found.add("lost from " + table + ": " + row));
            added.forEach(row -> found.add("too much in " + table + ": " + row));
        }
        return found;
    }

    private static List<String> rows(Connection connection, String table, List<Compared> columns, MasterKey key) throws SQLException {
        String shown = String.join(", ", columns.stream().map(column -> "(" + column.sql() + ")").toList());
        Map<Long, RowSealer> sealers = new HashMap<>();
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT " + shown + ", t.* FROM " + table + " t")) {
            while (row.next()) {
                StringBuilder line = new StringBuilder();
                for (int i = 0; i < columns.size(); i++) {
                    line.append(i == 0 ? "" : "; ").append(columns.get(i).column()).append('=').append(columns.get(i).shown().equals("opened")
                            ? opened(table, row, row.getBytes(i + 1), sealers, key) : row.getString(i + 1));
                }
                rows.add(line.toString());
            }
        }
        rows.sort(null);
        return rows;
    }

    private static String opened(String table, ResultSet row, byte[] sealed, Map<Long, RowSealer> sealers, MasterKey key) throws SQLException {
        if (sealed == null) {
            return "null";
        }
        boolean identity = table.equals("vault.identity");
        SealedPlace place = new SealedPlace(table, row.getLong("delivery_key"), row.getLong("line_number"),
                row.getInt(identity ? "part" : "rerun_number"), identity ? row.getString("kind") : "");
        RowSealer sealer = sealers.computeIfAbsent(row.getLong("load_key"), load -> new RowSealer(key, load));
        return new String(sealer.open(place, sealed), StandardCharsets.UTF_8);
    }

    private static Map<String, List<Compared>> compared() {
        Map<String, List<Compared>> tables = new LinkedHashMap<>();
        try (CSVReader lines = new CSVReaderBuilder(new InputStreamReader(Contents.class.getResourceAsStream("/recovery/compared.csv"),
                StandardCharsets.UTF_8)).withCSVParser(new RFC4180ParserBuilder().build()).withSkipLines(1).build()) {
            for (String[] cells : lines) {
                tables.computeIfAbsent(cells[0], table -> new ArrayList<>()).add(new Compared(cells[0], cells[1], cells[2]));
            }
            return tables;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
