package uk.spahc;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import uk.spahc.audit.AreaCounts;
import uk.spahc.audit.Delivery;
import uk.spahc.audit.DeliveryRegister;
import uk.spahc.audit.LoadRegister;
import uk.spahc.audit.LoadReport;
import uk.spahc.audit.Progress;
import uk.spahc.audit.RowCounts;
import uk.spahc.database.ConnectionSettings;
import uk.spahc.database.DatabaseFailures;
import uk.spahc.database.Migration;
import uk.spahc.database.Purpose;
import uk.spahc.database.WarehouseDatabase;
import uk.spahc.feed.FeedCatalogue;
import uk.spahc.feed.FeedDefinition;
import uk.spahc.governance.AgreementRegister;
import uk.spahc.governance.Agreements;
import uk.spahc.home.Home;
import uk.spahc.keys.KeyCheck;
import uk.spahc.keys.MasterKey;
import uk.spahc.land.ClaimedFile;
import uk.spahc.land.LandingFolder;
import uk.spahc.land.WaitingFile;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;
import uk.spahc.outcome.Trouble;
import uk.spahc.reference.ReferenceFiles;
import uk.spahc.reference.ReferenceLoad;
import uk.spahc.run.Run;
import uk.spahc.run.RunLock;
import uk.spahc.run.Runs;

/**
 * The pipeline, started: the run lock is held, the database migrated, dead runs are settled, this run is entered in the
 * audit. Closing it ends the run.
 */
public final class Pipeline implements AutoCloseable {
    private final RunLock lock;
    private final Connection runConnection;
    private final Run run;
    private final ConfigurableApplicationContext context;
    private final FeedCatalogue feeds;
    private final Home home;
    private ExitCode exitCode = ExitCode.FAILED;

    /**
     * What a run needs from outside.
     *
     * @param database already answering
     * @param key as the environment gives it, or the demo's own
     * @param reference the reference data, with what lies over them
     * @param command for the audit: the command's name, without its arguments
     */
    public record Request(Home home, WarehouseDatabase database, MasterKey key, FeedCatalogue feeds, Agreements agreements,
            ReferenceFiles reference, String command, Progress progress, Consumer<String> tell) {

        /** With the reference data that ship with the program. */
        public Request(Home home, WarehouseDatabase database, MasterKey key, FeedCatalogue feeds, Agreements agreements, String command,
                Progress progress, Consumer<String> tell) {
            this(home, database, key, feeds, agreements, ReferenceFiles.shipped(), command, progress, tell);
        }
    }

    private Pipeline(RunLock lock, Connection runConnection, Run run, ConfigurableApplicationContext context, Request request) {
        this.lock = lock;
        this.runConnection = runConnection;
        this.run = run;
        this.context = context;
        this.feeds = request.feeds();
        this.home = request.home();
    }

    /**
     * Takes the lock and starts.
     *
     * @throws Failure LOCKED at once when another run is at work; FAILED or WRONG_USE when something that a run needs is missing
     */
    public static Pipeline start(Request request) {
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
            ReferenceLoad.refresh(connection, request.reference(), authorities(request.feeds()), request.feeds().referenceTables(), request.tell());
            ConfigurableApplicationContext context = context(request, settings, run);
            context.getBean(BatchRecovery.class).settleAll(FeedLoadJob.NAME);
            context.getBean(LoadRegister.class).failLeftOver(run.runKey());
            return new Pipeline(lock, connection, run, context, request);
        } catch (SQLException e) {
            close(connection, lock);
            throw DatabaseFailures.explain(e);
        } catch (RuntimeException e) {
            close(connection, lock);
            throw Trouble.explain("The start of the pipeline", e);
        }
    }

    /**
     * Loads every delivery that waits in the landing folder, oldest first; a delivery's trouble does not stop the next.
     * What an earlier run had loaded and not published is published first.
     */
    public List<LoadReport> refresh(LocalDate businessDate) {
        List<LoadReport> reports = new ArrayList<>();
        for (Delivery unpublished : deliveries().in(Delivery.State.LOADED)) {
            stopIfLockLost();
            reports.add(rerun(unpublished, false));
        }
        LandingFolder folder = landingFolder();
        List<WaitingFile> waiting = new ArrayList<>();
        for (FeedDefinition feed : feeds.feeds()) {
            folder.putBackLeftOvers(feed);
            waiting.addAll(folder.ready(feed));
        }
        waiting.sort(WaitingFile.OLDEST_FIRST);
        for (WaitingFile file : waiting) {
            stopIfLockLost();
            reports.add(loadOrGiveBack(folder, file, businessDate));
        }
        return reports;
    }

    private LoadReport loadOrGiveBack(LandingFolder folder, WaitingFile file, LocalDate businessDate) {
        ClaimedFile claimed = folder.claim(file);
        try {
            return load(claimed, businessDate, false);
        } catch (Failure failure) {
            if (failure.exitCode() != ExitCode.WRONG_USE) {
                throw failure;
            }
            folder.giveBack(claimed);
            return undated(file);
        }
    }

    /** Left where it is: nobody can say which night's figures it would change. */
    private static LoadReport undated(WaitingFile file) {
        return new LoadReport(file.feed().feed(), file.fileName(), null, 0, LoadReport.Outcome.HELD, RowCounts.NONE, AreaCounts.NONE, List.of(),
                "The name " + file.fileName() + " does not say of which date the delivery is, so it was left in the landing folder; names of "
                        + file.feed().feed() + " fit " + file.feed().arrival().fileName() + ".",
                "Name it so, or load it with 'spahc load " + file.feed().feed() + " FILE --business-date YYYY-MM-DD' and remove it there.");
    }

    /** Loads one file that lies anywhere; the file itself stays as it is. */
    public LoadReport load(FeedDefinition feed, Path file, LocalDate businessDate, boolean accepted) {
        LandingFolder folder = landingFolder();
        ClaimedFile copy = folder.claimCopy(feed, file);
        try {
            return load(copy, businessDate, accepted);
        } catch (Failure failure) {
            if (failure.exitCode() == ExitCode.WRONG_USE) {
                folder.discard(copy);
            }
            throw failure;
        }
    }

    /** Runs one delivery again. */
    public LoadReport rerun(Delivery delivery, boolean accepted) {
        return context.getBean(DeliveryLoader.class).rerun(feeds.feed(delivery.feed()), delivery, accepted);
    }

    /** Deliveries that failed, oldest first. */
    public List<Delivery> failed() {
        return deliveries().in(Delivery.State.RECEIVED, Delivery.State.LOADING, Delivery.State.FAILED, Delivery.State.LOADED);
    }

    /** The delivery of that load. @throws Failure WRONG_USE when there is no such load */
    public Delivery deliveryOfLoad(long loadKey) {
        return context.getBean(LoadRegister.class).find(loadKey).flatMap(load -> deliveries().find(load.deliveryKey()))
                .orElseThrow(() -> new Failure(ExitCode.WRONG_USE, "There is no load " + loadKey + ".", "'spahc status' lists the loads."));
    }

    /** How the run ended, for the audit; to be said before closing. */
    public void endedWith(ExitCode code) {
        exitCode = code;
    }

    @Override
    public void close() {
        try {
            context.close();
            new Runs(runConnection).finish(run, exitCode.number());
        } catch (SQLException e) {
            // The database is gone; the next run settles this one.
            return;
        } finally {
            close(runConnection, lock);
        }
    }

    private LoadReport load(ClaimedFile file, LocalDate businessDate, boolean accepted) {
        return context.getBean(DeliveryLoader.class).load(file, businessDate, accepted);
    }

    private void stopIfLockLost() {
        if (lock.isLost()) {
            throw new Failure(ExitCode.FAILED, "The run lock's connection to the database is gone, so this run stopped before the next delivery.",
                    "Nothing is half-written. Run the command again.");
        }
    }

    private LandingFolder landingFolder() {
        return new LandingFolder(home, context.getBean(PipelineSettings.class).settle(), Clock.systemUTC());
    }

    private DeliveryRegister deliveries() {
        return context.getBean(DeliveryRegister.class);
    }

    /** The home's own database is brought up to date by whoever comes first; another is its administrator's to migrate. */
    private static void requireSchema(Request request) throws SQLException {
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

    private static ConfigurableApplicationContext context(Request request, ConnectionSettings settings, Run run) {
        Map<String, Object> given = Map.of("home", request.home(), "connectionSettings", settings, "run", run, "masterKey", request.key(),
                "feedCatalogue", request.feeds(), "agreements", request.agreements(), "referenceFiles", request.reference(),
                "progress", request.progress());
        return new SpringApplicationBuilder(PipelineConfiguration.class)
                .bannerMode(Banner.Mode.OFF).web(WebApplicationType.NONE).logStartupInfo(false).registerShutdownHook(false)
                .initializers(context -> given.forEach(context.getBeanFactory()::registerSingleton))
                .run();
    }

    private static void close(Connection connection, RunLock lock) {
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
