package uk.spahc.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import uk.spahc.audit.LoadReport;
import uk.spahc.audit.Progress;
import uk.spahc.database.Purpose;
import uk.spahc.database.Sql;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;
import uk.spahc.sample.WideDelivery;

/**
 * Measures one delivery from file to published, each size in a fresh home on a server of its own, against the baseline on
 * that same server. Times are of one run on one machine; compare ratios, not seconds of different days.
 */
public final class Benchmark {
    private static final Sql SQL = Sql.beside(Benchmark.class, "benchmark.sql");
    private static final long CORRECTED = 1000;
    private static final long SEED = 1;

    private final Path folder;
    private final Map<String, String> environment;
    private final PointClock clock;
    private final Consumer<String> tell;
    private final double explainSeconds;

    /**
     * @param folder for deliveries and homes; what lies there of an earlier benchmark must be gone
     * @param explainSeconds statements that take longer leave their plan in the server's log; 0 for none
     */
    public Benchmark(Path folder, Map<String, String> environment, double explainSeconds, Progress progress, Consumer<String> tell) {
        this.folder = folder;
        this.environment = environment;
        this.clock = new PointClock(progress);
        this.tell = tell;
        this.explainSeconds = explainSeconds;
    }

    /** @throws Failure where a delivery is not published or the disk does not suffice */
    public BenchResult of(long rows) {
        Path site = folder.resolve(Long.toString(rows));
        try {
            tell.accept("Writing a delivery of " + rows + " rows …");
            WideDelivery.Written written = WideDelivery.write(site.resolve("deliveries"), rows, Math.min(CORRECTED, rows), SEED);
            try (BenchSite bench = new BenchSite(site, environment, clock, tell)) {
                return measure(bench, written);
            }
        } catch (Failure failure) {
            throw failure;
        } catch (Exception e) {
            throw new Failure(ExitCode.FAILED, "The benchmark of " + rows + " rows broke off: " + e.getClass().getSimpleName() + ".",
                    "The log of the run says more; check free disk space in " + site + ".", e);
        }
    }

    private BenchResult measure(BenchSite bench, WideDelivery.Written written) throws Exception {
        bench.prepare();
        Timing copy;
        Timing plainJob;
        try (Connection administrator = bench.connection(Purpose.ADMINISTER)) {
            Baseline baseline = new Baseline(written.delivery(), written.columns());
            tell.accept("COPY of the file into one table …");
            baseline.copy(administrator, written.rows());
            copy = baseline.copy(administrator, written.rows());
            tell.accept("The same by a plain Spring Batch job …");
            plainJob = baseline.plainJob(administrator, written.rows());
            Baseline.clear(administrator);
            explain(administrator);
        }
        tell.accept("From file to published …");
        resetPeaks();
        clock.reset();
        List<LoadReport> loads = new ArrayList<>();
        Timing whole = Timing.of("file to published", written.rows(), () -> loads.add(bench.load(written.delivery())));
        long peak = peakHeap();
        List<Timing> stages = clock.timings();
        long databaseBytes = databaseBytes(bench);
        FigureComparison first = FigureComparison.of(bench, written.figures());
        List<Timing> queries = queries(bench);
        settle(bench);
        tell.accept("A correction of " + CORRECTED + " rows …");
        clock.reset();
        Timing correction = Timing.of("correction", Math.min(CORRECTED, written.rows()), () -> loads.add(bench.load(written.correction())));
        List<Timing> correctionStages = clock.timings();
        FigureComparison second = FigureComparison.of(bench, written.corrected());
        List<String> differences = new ArrayList<>(first.differences());
        differences.addAll(second.differences());
        return new BenchResult(written.rows(), written.columns(), size(written.delivery()), copy, plainJob, whole, stages, correction, correctionStages,
                queries, peak, databaseBytes, first.compared() + second.compared(), differences);
    }

    private void explain(Connection administrator) {
        if (explainSeconds > 0) {
            SQL.get("explain").lines().forEach(statement ->
                    jdbc(administrator).sql(statement.replace("MILLISECONDS", Long.toString(Math.round(explainSeconds * 1000)))).update());
        }
    }

    /** As the next night finds the database: what PostgreSQL does by itself within minutes of a large load is done. */
    private static void settle(BenchSite bench) throws Exception {
        try (Connection administrator = bench.connection(Purpose.ADMINISTER)) {
            JdbcClient client = jdbc(administrator);
            SQL.get("settle").lines().forEach(statement -> client.sql(statement).update());
        }
    }

    private List<Timing> queries(BenchSite bench) throws Exception {
        try (Connection connection = bench.connection(Purpose.READ)) {
            return new DashboardQueries(jdbc(connection)).timings();
        }
    }

    private static long databaseBytes(BenchSite bench) throws Exception {
        try (Connection connection = bench.connection(Purpose.READ)) {
            return jdbc(connection).sql(SQL.get("database_bytes")).query(Long.class).single();
        }
    }

    static JdbcClient jdbc(Connection connection) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    private static long size(Path file) throws IOException {
        return Files.size(file);
    }

    private static void resetPeaks() {
        System.gc();
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    /** Sum of the pools' peaks: at least what was ever used at once. */
    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    }
}
