package uk.spahc;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.InvalidJobParametersException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobExecutionAlreadyRunningException;
import org.springframework.batch.core.launch.JobInstanceAlreadyCompleteException;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.launch.JobRestartException;
import org.springframework.batch.core.repository.JobRepository;
import uk.spahc.audit.AreaCounts;
import uk.spahc.audit.Cause;
import uk.spahc.audit.Delivery;
import uk.spahc.audit.DeliveryRegister;
import uk.spahc.audit.Load;
import uk.spahc.audit.LoadRegister;
import uk.spahc.audit.LoadReport;
import uk.spahc.audit.LoadReport.Outcome;
import uk.spahc.audit.Progress;
import uk.spahc.audit.RowCounts;
import uk.spahc.audit.Stage;
import uk.spahc.feed.FeedDefinition;
import uk.spahc.land.ClaimedFile;
import uk.spahc.land.DeliveryHeld;
import uk.spahc.land.DeliveryStore;
import uk.spahc.land.Landed;
import uk.spahc.land.Landing;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;
import uk.spahc.outcome.Trouble;
import uk.spahc.run.Run;

/**
 * Takes deliveries through {@link FeedLoadJob}, one at a time, and reports what became of each. Knows deliveries by their
 * bytes: the same bytes again change nothing, whatever their file is called.
 */
class DeliveryLoader {
    /** Cause of an attempt that only published what an earlier one had loaded. */
    private static final String RESTARTED = "RESTARTED";

    private final Run run;
    private final Landing landing;
    private final DeliveryStore store;
    private final DeliveryRegister deliveries;
    private final LoadRegister loads;
    private final FeedLoadJob job;
    private final JobOperator operator;
    private final JobRepository repository;
    private final BatchRecovery recovery;
    private final HeldDelivery heldDelivery;
    private final Progress progress;

    DeliveryLoader(Run run, Landing landing, DeliveryStore store, DeliveryRegister deliveries, LoadRegister loads, FeedLoadJob job,
            JobOperator operator, JobRepository repository, BatchRecovery recovery, HeldDelivery heldDelivery, Progress progress) {
        this.run = run;
        this.landing = landing;
        this.store = store;
        this.deliveries = deliveries;
        this.loads = loads;
        this.job = job;
        this.operator = operator;
        this.repository = repository;
        this.recovery = recovery;
        this.heldDelivery = heldDelivery;
        this.progress = progress;
    }

    /**
     * Loads a claimed file, or says why not.
     *
     * @param businessDate overrides what the file's name says; null to go by the name
     * @param accepted whether an officer has accepted what the delivery would be held for
     * @throws Failure WRONG_USE when the content is new and nothing tells its date; the file is then left where it is
     */
    LoadReport load(ClaimedFile file, LocalDate businessDate, boolean accepted) {
        progress.reached(Stage.LAND, "claimed");
        String sha256 = landing.identity(file, businessDate);
        Optional<Delivery> known = deliveries.find(file.feed().feed(), sha256);
        if (known.isEmpty()) {
            return process(file.feed(), landing.enter(file, sha256, businessDate, progress), 0, accepted);
        }
        Delivery delivery = known.get();
        return switch (delivery.state()) {
            case PUBLISHED -> {
                store.drop(file);
                Load load = decisive(delivery);
                yield report(delivery, load, Outcome.NOTHING_CHANGED,
                        "The same content was loaded before as load " + load.loadKey() + ", so nothing changed.", "");
            }
            case HELD, REFUSED, FORBIDDEN -> {
                // Not dropped: a run that was cut off may have decided and not put the file away, and then this is the only one.
                store.take(file, delivery.feed(), delivery.sha256());
                heldDelivery.putFileAway(delivery, delivery.state());
                Load load = decisive(delivery);
                yield report(delivery, load, Outcome.valueOf(delivery.state().name()), load.cause(), load.nextStep());
            }
            case DESTROYED -> {
                Delivery again = deliveries.receivedAgain(delivery.deliveryKey());
                store.take(file, delivery.feed(), delivery.sha256());
                yield process(file.feed(), again, latestRerunNumber(delivery) + 1, accepted);
            }
            case RECEIVED, LOADING, FAILED, LOADED -> {
                store.take(file, delivery.feed(), delivery.sha256());
                yield process(file.feed(), delivery, latestRerunNumber(delivery), accepted);
            }
        };
    }

    /**
     * Runs a delivery again: a failed one from where it stopped, a held, refused or forbidden one from its beginning.
     *
     * @throws Failure WRONG_USE when the delivery is published, for there is nothing to rerun
     */
    LoadReport rerun(FeedDefinition feed, Delivery delivery, boolean accepted) {
        return switch (delivery.state()) {
            case PUBLISHED -> throw new Failure(ExitCode.WRONG_USE, "Delivery " + delivery.fileName() + " is loaded and published; there is nothing to rerun.",
                    "A correction comes as a new delivery.");
            case DESTROYED -> throw new Failure(ExitCode.WRONG_USE, "Delivery " + delivery.fileName()
                    + " was destroyed because no agreement allowed it; there is nothing to rerun.", "Have the supplier send it again.");
            case HELD, REFUSED, FORBIDDEN -> process(feed, delivery, latestRerunNumber(delivery) + 1, accepted);
            case RECEIVED, LOADING, FAILED, LOADED -> process(feed, delivery, latestRerunNumber(delivery), accepted);
        };
    }

    private LoadReport process(FeedDefinition feed, Delivery delivery, int rerunNumber, boolean accepted) {
        progress.reached(Stage.LAND, "taken");
        long loadKey = loads.open(delivery.deliveryKey(), run.runKey(), rerunNumber);
        if (delivery.state() != Delivery.State.LOADED) {
            deliveries.mark(delivery.deliveryKey(), Delivery.State.LOADING);
        }
        try {
            Landed landed = landing.landed(feed, delivery, loadKey, rerunNumber, accepted, progress);
            JobParameters parameters = parameters(landed);
            recovery.settle(repository.getLastJobExecution(FeedLoadJob.NAME, parameters));
            return settle(landed, operator.start(job.of(landed), parameters));
        } catch (DeliveryHeld held) {
            return hold(delivery, loadKey, held);
        } catch (JobInstanceAlreadyCompleteException | JobExecutionAlreadyRunningException | JobRestartException
                | InvalidJobParametersException | RuntimeException e) {
            return fail(delivery, loadKey, e);
        }
    }

    private LoadReport settle(Landed landed, JobExecution execution) {
        List<Throwable> failures = execution.getAllFailureExceptions();
        if (failures.isEmpty() && !execution.getStatus().isUnsuccessful()) {
            Load inWarehouse = loads.ofDelivery(landed.delivery().deliveryKey()).stream()
                    .filter(load -> load.state() == Load.State.PUBLISHED).findFirst().orElseThrow();
            if (inWarehouse.loadKey() != landed.loadKey()) {
                loads.end(landed.loadKey(), Load.State.PUBLISHED, new Cause(RESTARTED, "Published what load " + inWarehouse.loadKey() + " had loaded.", ""));
            }
            return report(landed.delivery(), inWarehouse, Outcome.PUBLISHED, "", "");
        }
        Optional<DeliveryHeld> held = failures.stream().flatMap(failure -> DeliveryHeld.behind(failure).stream()).findFirst();
        if (held.isPresent()) {
            return hold(landed.delivery(), landed.loadKey(), held.get());
        }
        return fail(landed.delivery(), landed.loadKey(), failures.isEmpty() ? new IllegalStateException("no cause") : failures.get(0));
    }

    private LoadReport hold(Delivery delivery, long loadKey, DeliveryHeld held) {
        progress.reached(Stage.LAND, "hold");
        try {
            heldDelivery.enter(delivery, loadKey, held);
        } catch (RuntimeException e) {
            return fail(delivery, loadKey, e);
        }
        progress.reached(Stage.LAND, "held");
        try {
            heldDelivery.putFileAway(delivery, Delivery.State.valueOf(held.state().name()));
        } catch (RuntimeException e) {
            Failure failure = Trouble.explain("Putting away the file of a held delivery", e);
            return report(delivery, loads.find(loadKey).orElseThrow(), Outcome.FAILED, failure.getMessage(),
                    "The delivery itself is held. " + failure.nextStep());
        }
        progress.reached(Stage.LAND, "put away");
        return report(delivery, loads.find(loadKey).orElseThrow(), Outcome.valueOf(held.state().name()),
                held.heldBecause().sentence(), held.heldBecause().nextStep());
    }

    /** A failure of the database itself may keep this from being noted; then the next run notes it. */
    private LoadReport fail(Delivery delivery, long loadKey, Throwable trouble) {
        Failure failure = Trouble.explain("The load", trouble);
        if (failure.exitCode() == ExitCode.LOCKED) {
            throw failure;
        }
        String next = failure.nextStep().isBlank() ? "spahc rerun " + loadKey : failure.nextStep();
        try {
            // What is in the warehouse stays there, and a rerun has only publication left: its load must be found as loaded.
            Load.State state = loads.find(loadKey).orElseThrow().state() == Load.State.LOADED ? Load.State.LOADED : Load.State.FAILED;
            loads.end(loadKey, state, new Cause("FAILED", failure.getMessage(), next));
            if (deliveries.find(delivery.deliveryKey()).orElseThrow().state() != Delivery.State.LOADED) {
                deliveries.mark(delivery.deliveryKey(), Delivery.State.FAILED);
            }
        } catch (RuntimeException unreachable) {
            next = next + " (the database could not be told; 'spahc status' will show it after the next run)";
        }
        return new LoadReport(delivery.feed(), delivery.fileName(), delivery.businessDate(), loadKey, Outcome.FAILED,
                RowCounts.NONE, AreaCounts.NONE, List.of(), failure.getMessage(), next);
    }

    private LoadReport report(Delivery delivery, Load load, Outcome outcome, String sentence, String nextStep) {
        return new LoadReport(delivery.feed(), delivery.fileName(), delivery.businessDate(), load.loadKey(), outcome,
                load.counts(), load.area(), loads.rejects(delivery.deliveryKey(), load.rerunNumber()), sentence, nextStep);
    }

    /** The newest attempt that came to what the delivery is in now. */
    private Load decisive(Delivery delivery) {
        return loads.ofDelivery(delivery.deliveryKey()).stream()
                .filter(load -> load.state().name().equals(delivery.state().name()) && !RESTARTED.equals(load.causeCode()))
                .findFirst().orElseThrow();
    }

    private int latestRerunNumber(Delivery delivery) {
        return loads.ofDelivery(delivery.deliveryKey()).stream().mapToInt(Load::rerunNumber).max().orElse(0);
    }

    private static JobParameters parameters(Landed landed) {
        Delivery delivery = landed.delivery();
        return new JobParametersBuilder()
                .addString("feed", delivery.feed())
                .addString("business_date", delivery.businessDate().toString())
                .addString("sha256", delivery.sha256())
                .addLong("rerun", (long) landed.rerunNumber())
                .addLong("load", landed.loadKey(), false)
                .toJobParameters();
    }
}
