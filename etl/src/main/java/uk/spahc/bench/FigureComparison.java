package uk.spahc.bench;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import uk.spahc.database.Purpose;
import uk.spahc.database.Sql;

/** What the marts say beside what is true of the delivery. */
record FigureComparison(int compared, List<String> differences) {
    private static final Sql SQL = Sql.beside(FigureComparison.class, "benchmark.sql");

    static FigureComparison of(BenchSite bench, Map<String, Long> truth) throws Exception {
        Map<String, Long> told = new HashMap<>();
        try (Connection connection = bench.connection(Purpose.READ)) {
            Benchmark.jdbc(connection).sql(SQL.get("figures")).query(row -> {
                told.put(row.getString("figure"), row.getLong("offences"));
            });
        }
        List<String> differences = new ArrayList<>();
        TreeSet<String> all = new TreeSet<>(truth.keySet());
        all.addAll(told.keySet());
        for (String figure : all) {
            long expected = truth.getOrDefault(figure, 0L);
            long found = told.getOrDefault(figure, 0L);
            if (expected != found) {
                differences.add(figure + ": the truth is " + expected + ", the mart says " + found);
            }
        }
        return new FigureComparison(all.size(), differences);
    }
}
