package uk.spahc.operate;

import java.sql.Connection;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import uk.spahc.dashboards.Dashboards;
import uk.spahc.database.Sql;
import uk.spahc.feed.FeedDefinition;

/**
 * The state of feeds and loads.
 *
 * @param unmappedLabels different labels that no code map knows
 * @param agreements a sentence for each that ends soon or has ended
 * @param dashboards empty where there have never been any in this home
 */
record StatusReport(Optional<LastRun> lastRun, List<FeedStatus> feeds, List<OpenDelivery> open, long unmappedLabels, List<String> agreements,
        Optional<Dashboards.Status> dashboards) {
    private static final Sql SQL = Sql.beside(StatusReport.class, "status.sql");
    private static final ZoneId LOCAL_CLOCK = ZoneId.of("Europe/London");

    record LastRun(long runKey, String command, String state, OffsetDateTime startedAt, Integer exitCode) {
    }

    /**
     * @param nextDue when the delivery after the newest is due, by the local clock; null where nothing is published or nothing promised
     * @param late whether it is overdue
     */
    record FeedStatus(String feed, LocalDate newestBusinessDate, LocalDateTime nextDue, boolean late, long published, long held, long unfinished) {
    }

    record OpenDelivery(long loadKey, String feed, String fileName, LocalDate businessDate, String state, String causeCode, String cause,
            String nextStep) {
    }

    static StatusReport read(Connection connection, Collection<FeedDefinition> definitions, List<String> agreements,
            Optional<Dashboards.Status> dashboards) {
        JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        Optional<LastRun> lastRun = jdbc.sql(SQL.get("last_run")).query((row, number) -> new LastRun(row.getLong("run_key"),
                row.getString("command"), row.getString("state"), row.getObject("started_at", OffsetDateTime.class),
                row.getObject("exit_code", Integer.class))).optional();
        List<FeedStatus> feeds = new ArrayList<>(jdbc.sql(SQL.get("feeds")).query((row, number) -> feed(definitions,
                row.getString("feed"), row.getObject("newest_business_date", LocalDate.class), row.getLong("published"),
                row.getLong("held"), row.getLong("unfinished"))).list());
        for (FeedDefinition definition : definitions) {
            if (feeds.stream().noneMatch(feed -> feed.feed().equals(definition.feed()))) {
                feeds.add(feed(definitions, definition.feed(), null, 0, 0, 0));
            }
        }
        List<OpenDelivery> open = jdbc.sql(SQL.get("open")).query((row, number) -> new OpenDelivery(row.getLong("load_key"),
                row.getString("feed"), row.getString("file_name"), row.getObject("business_date", LocalDate.class), row.getString("state"),
                row.getString("cause_code"), row.getString("cause"), row.getString("next_step"))).list();
        return new StatusReport(lastRun, feeds, open, UnmappedLabels.read(connection, definitions).size(), agreements, dashboards);
    }

    private static FeedStatus feed(Collection<FeedDefinition> definitions, String name, LocalDate newest, long published, long held, long unfinished) {
        LocalDateTime due = newest == null ? null : definitions.stream().filter(definition -> definition.feed().equals(name)).findFirst()
                .map(definition -> definition.arrival().dueAfter(newest)).orElse(null);
        boolean late = due != null && LocalDateTime.now(LOCAL_CLOCK).isAfter(due);
        return new FeedStatus(name, newest, due, late, published, held, unfinished);
    }
}
