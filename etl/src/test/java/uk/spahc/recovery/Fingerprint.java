package uk.spahc.recovery;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import uk.spahc.database.ConnectionSettings;
import uk.spahc.database.Purpose;
import uk.spahc.testing.TestDatabase;

/**
 * Every table outside {@code audit} and {@code batch}, with the number of its rows and a digest of them and of the
 * transactions that wrote them: an update to the same value shows as well.
 */
record Fingerprint(Map<String, String> tables) {
    private static final String TABLES = "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables"
            + " WHERE schemaname NOT IN ('audit', 'batch', 'pg_catalog', 'information_schema')";

    static Fingerprint of(TestDatabase database) {
        return of(database.settings(Purpose.ADMINISTER));
    }

    static Fingerprint of(ConnectionSettings administrator) {
        Map<String, String> tables = new TreeMap<>();
        try (Connection connection = administrator.open(); Statement statement = connection.createStatement()) {
            for (String table : tables(statement)) {
                try (ResultSet row = statement.executeQuery("SELECT count(*) || ' rows ' || coalesce(md5(string_agg(md5(t.xmin::text || t.ctid || t::text), ''"
                        + " ORDER BY t.ctid)), '') FROM " + table + " t")) {
                    row.next();
                    tables.put(table, row.getString(1));
                }
            }
            return new Fingerprint(tables);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(TABLES)) {
            while (row.next()) {
                tables.add(row.getString(1));
            }
        }
        return tables;
    }
}
