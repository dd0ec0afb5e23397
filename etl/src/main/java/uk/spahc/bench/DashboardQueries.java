package uk.spahc.bench;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import uk.spahc.database.Sql;

/** The queries that dashboards send, listed in {@code dashboard-queries.sql}; each is sent twice and the second is timed. */
final class DashboardQueries {
    private static final Sql SQL = Sql.beside(DashboardQueries.class, "dashboard-queries.sql");

    private final JdbcClient jdbc;

    DashboardQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Timing> timings() throws Exception {
        List<Timing> timings = new ArrayList<>();
        for (String name : SQL.names()) {
            String query = SQL.get(name);
            jdbc.sql(query).query().listOfRows();
            timings.add(Timing.of(name, 0, () -> jdbc.sql(query).query().listOfRows()));
        }
        return timings;
    }
}
