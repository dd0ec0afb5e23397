package uk.spahc;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.ConfigurableApplicationContext;
import uk.spahc.audit.AreaCounts;
import uk.spahc.audit.Delivery;
import uk.spahc.audit.DeliveryRegister;
import uk.spahc.audit.LoadRegister;
import uk.spahc.audit.LoadReport;
import uk.spahc.audit.Progress;
import uk.spahc.audit.RowCounts;
import uk.spahc.database.WarehouseDatabase;
import uk.spahc.feed.FeedCatalogue;
import uk.spahc.feed.FeedDefinition;
import uk.spahc.governance.Agreements;
import uk.spahc.home.Home;
import uk.spahc.keys.MasterKey;
import uk.spahc.land.ClaimedFile;
import uk.spahc.land.LandingFolder;
import uk.spahc.land.WaitingFile;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;
import uk.spahc.reference.ReferenceFiles;
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
    private final boolean changedAtStart;
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

    Pipeline(RunLock lock, Connection runConnection, Run run, ConfigurableApplicationContext context, Request request, boolean changedAtStart) {
        this.lock = lock;
        this.runConnection = runConnection;
        this.run = run;
        this.context = context;
        this.feeds = request.feeds();
        this.home = request.home();
        this.changedAtStart = changedAtStart;
    }

    /**
     * Takes the lock and starts.
     *
     * @throws Failure LOCKED at once when another run is at work; FAILED or WRONG_USE when something that a run needs is missing
     */
    public static Pipeline start(Request request) {
        return PipelineStart.start(request);
    }

    /** Whether readers may see other figures or names since the start: other reference data, or everything counted anew after an upgrade. */
    public boolean changedAtStart() {
        return changedAtStart;
    }

    /**
     * Loads every delivery that waits in the landing folder, oldest first; a delivery's trouble does not stop the next.
     * What an earlier run had loaded and not published is published first, and what no agreement came to allow is destroyed.
     */
    public List<LoadReport> refresh(LocalDate businessDate) {
        List<LoadReport> reports = new ArrayList<>();
        for (Delivery unpublished : deliveries().in(Delivery.State.LOADED)) {
            stopIfLockLost();
            reports.add(rerun(unpublished, false));
        }
        reports.addAll(context.getBean(OverdueDeliveries.class).destroy());
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
                        + file.feed().feed() + " are like " + file.feed().arrival().exampleName() + ".",
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

    /** Takes records back in their supplier's name, or tells what that would change. */
    public WithdrawalReport withdraw(FeedDefinition feed, WithdrawalRequest request) {
        return context.getBean(Withdrawals.class).withdraw(feed, request);
    }

    /** Counts every aggregate anew from the facts. @param keep false: only to compare */
    public RebuildReport rebuild(boolean keep) {
        return context.getBean(Rebuild.class).run(keep);
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
            PipelineStart.close(runConnection, lock);
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
}
