package uk.spahc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import uk.spahc.audit.LoadRegister;
import uk.spahc.database.ConnectionSettings;
import uk.spahc.database.DatabaseFailures;
import uk.spahc.database.Migration;
import uk.spahc.database.Purpose;
import uk.spahc.feed.FeedCatalogue;
import uk.spahc.governance.AgreementRegister;
import uk.spahc.keys.KeyCheck;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;
import uk.spahc.outcome.Trouble;
import uk.spahc.reference.ReferenceLoad;
import uk.spahc.run.Run;
import uk.spahc.run.RunLock;
import uk.spahc.run.Runs;

/** Starts a run, in the one order that is safe: lock, schema, key, dead runs, this run, reference data, Spring, what was left over. */
final class PipelineStart {
    private PipelineStart() {
    }

    /** As {@link Pipeline#start}. */
    static Pipeline start(Pipeline.Request request) {
        RunLock lock = RunLock.acquire(request.database().connection(request.database().isEmbedded() ? Purpose.ADMINISTER : Purpose.RUN));
        Connection connection = null;
        try {
            requireSchema(request);
            ConnectionSettings settings = request.database().connection(Purpose.RUN);
            connection = settings.open();
            KeyCheck.admit(connection, request.key());
            Runs runs = new Runs(connection);
            List<Long> dead = runs.declareDead();
            Run run = runs.begin(request.command());
            if (!dead.isEmpty()) {
                request.tell().accept("An earlier run was cut off; what it left behind is settled.");
            }
            new AgreementRegister(request.agreements()).record(connection, LocalDate.now());
            boolean filled = ReferenceLoad.refresh(connection, request.reference(), authorities(request.feeds()), request.feeds().referenceTables(), request.tell());
            ConfigurableApplicationContext context = context(request, settings, run);
            context.getBean(BatchRecovery.class).settleAll(FeedLoadJob.NAME);
            context.getBean(LoadRegister.class).failLeftOver(run.runKey());
            boolean counted = context.getBean(Rebuild.class).followReference(request.tell());
            return new Pipeline(lock, connection, run, context, request, filled || counted);
        } catch (SQLException e) {
            close(connection, lock);
            throw DatabaseFailures.explain(e);
        } catch (RuntimeException e) {
            close(connection, lock);
            throw Trouble.explain("The start of the pipeline", e);
        }
    }

    /** The home's own database is brought up to date by whoever comes first; another is its administrator's to migrate. */
    private static void requireSchema(Pipeline.Request request) throws SQLException {
        boolean embedded = request.database().isEmbedded();
        try (Connection any = request.database().connection(embedded ? Purpose.ADMINISTER : Purpose.RUN).open()) {
            if (Migration.isCurrent(any)) {
                return;
            }
        }
        if (!embedded) {
            throw new Failure(ExitCode.FAILED, "The database was not migrated by this version of spahc.",
                    "Run 'spahc migrate' once with its administrator's log-in, then this command again.");
        }
        request.tell().accept("Bringing the database up to date …");
        Migration.run(request.database());
    }

    private static Set<String> authorities(FeedCatalogue feeds) {
        return feeds.feeds().stream().map(feed -> feed.area().authority()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static ConfigurableApplicationContext context(Pipeline.Request request, ConnectionSettings settings, Run run) {
        Map<String, Object> given = Map.of("home", request.home(), "connectionSettings", settings, "run", run, "masterKey", request.key(),
                "feedCatalogue", request.feeds(), "agreements", request.agreements(), "referenceFiles", request.reference(),
                "progress", request.progress());
        return new SpringApplicationBuilder(PipelineConfiguration.class)
                .bannerMode(Banner.Mode.OFF).web(WebApplicationType.NONE).logStartupInfo(false).registerShutdownHook(false)
                .initializers(context -> given.forEach(context.getBeanFactory()::registerSingleton))
                .run();
    }

    /** Of a run that ends, or that could not begin. */
    static void close(Connection connection, RunLock lock) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            // Closing is all that is left to do with it.
            return;
        } finally {
            lock.close();
        }
    }
}
