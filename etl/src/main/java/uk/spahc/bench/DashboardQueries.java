package uk.spahc.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import java.nio.charset.StandardCharsets;

/** The queries that dashboards send, listed in {@code warehouse/checks/dashboard-queries.sql}; each is sent twice and the second is timed. */
final class DashboardQueries {
    private static final String FILE = "classpath:warehouse/checks/dashboard-queries.sql";
    private static final Pattern QUERY = Pattern.compile("(?ms)^-- name: (\\S+)$(.*?)(?=^-- name: |\\z)");

    private final JdbcClient jdbc;

    DashboardQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Timing> timings() throws Exception {
        String text = new PathMatchingResourcePatternResolver().getResource(FILE).getContentAsString(StandardCharsets.UTF_8);
        List<Timing> timings = new ArrayList<>();
        for (Matcher query = QUERY.matcher(text); query.find();) {
            String sql = query.group(2);
            jdbc.sql(sql).query().listOfRows();
            timings.add(Timing.of(query.group(1), 0, () -> jdbc.sql(sql).query().listOfRows()));
        }
        return timings;
    }
}
