package uk.spahc.sample;

import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import uk.spahc.database.Sql;

/** The figures and ends of lines of one feed's deliveries, as a warehouse has them. */
final class WarehouseFigures {
    private static final Sql SQL = Sql.beside(WarehouseFigures.class, "warehouse-figures.sql");

    private final JdbcClient jdbc;
    private final String feed;
    private final Optional<String> source;

    /** @param connection that may read audit, quarantine's codes, the star and the marts */
    WarehouseFigures(Connection connection, String feed) {
        this.jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        this.feed = feed;
        this.source = jdbc.sql(SQL.get("source")).param("feed", feed).query(String.class).optional();
    }

    /** Values by {@link TruthFiles#key}; none where no delivery of the feed ever came. */
    Map<String, Double> figures(String statement) {
        Map<String, Double> figures = new TreeMap<>();
        source.ifPresent(code -> jdbc.sql(SQL.get(statement)).param("feed", feed).param("source_code", code)
                .query(row -> {
                    figures.put(TruthFiles.key(row.getString("figure"), row.getString("dimension_1"), row.getString("member_1"),
                            row.getString("dimension_2"), row.getString("member_2")), row.getDouble("value"));
                }));
        return figures;
    }

    Map<String, Double> hours() {
        Map<String, Double> hours = new TreeMap<>();
        source.ifPresent(code -> jdbc.sql(SQL.get("hours")).param("source_code", code).query(row -> {
            hours.put(hour(row.getString("weekday_number"), row.getString("hour")), row.getDouble("offences"));
        }));
        return hours;
    }

    static String hour(String weekday, String hour) {
        return TruthFiles.key("offences_in_hour", "weekday", weekday, "hour", hour);
    }

    /** File, line and reasons of each rejected line. */
    List<String> rejectedLines() {
        return jdbc.sql(SQL.get("rejected_lines")).param("feed", feed)
                .query((row, number) -> TruthFiles.end(row.getString("file_name"), "line", row.getString("line_number"), row.getString("reasons"))).list();
    }

    /** File and cause of each delivery that was held or refused. */
    List<String> held() {
        return jdbc.sql(SQL.get("held")).param("feed", feed)
                .query((row, number) -> TruthFiles.end(row.getString("file_name"), row.getString("cause_code"))).list();
    }
}
