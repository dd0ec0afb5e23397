package uk.spahc;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.transaction.PlatformTransactionManager;
import uk.spahc.audit.Stage;
import uk.spahc.audit.StageLog;
import uk.spahc.land.DeliveryHeld;
import uk.spahc.land.LandStage;
import uk.spahc.land.Landed;
import uk.spahc.outcome.Failure;
import uk.spahc.outcome.Trouble;
import uk.spahc.publish.PublishStage;
import uk.spahc.read.ReadStage;

/**
 * The one place where the stages are strung together: land, read, then row by row validate and pseudonymise into staging,
 * then conform, load and aggregate in one transaction, then publish.
 *
 * <p>The job and its steps are made anew for each delivery: each holds its delivery, and a step bean that ran twice in one
 * process did nothing the second time and said COMPLETED in some versions (spring-batch #5126, #5157).
 */
class FeedLoadJob {
    static final String NAME = "feed-load";

    private static final String ROWS = "validate-pseudonymise";

    private final JobRepository repository;
    private final PlatformTransactionManager transactions;
    private final PipelineSettings settings;
    private final LandStage land;
    private final RowStages rowStages;
    private final UsualSize usualSize;
    private final WarehouseTransaction warehouse;
    private final PublishStage publish;
    private final StageLog log;

    FeedLoadJob(JobRepository repository, PlatformTransactionManager transactions, PipelineSettings settings, LandStage land,
            RowStages rowStages, UsualSize usualSize, WarehouseTransaction warehouse, PublishStage publish, StageLog log) {
        this.repository = repository;
        this.transactions = transactions;
        this.settings = settings;
        this.land = land;
        this.rowStages = rowStages;
        this.usualSize = usualSize;
        this.warehouse = warehouse;
        this.publish = publish;
        this.log = log;
    }

    Job of(Landed landed) {
        ReadStage read = new ReadStage(landed);
        return new JobBuilder(NAME, repository)
                .start(always("land", landed, Stage.LAND, execution -> land.run(landed)))
                .next(always("read", landed, Stage.READ, execution -> inspect(landed, read)))
                .next(rows(landed, read))
                .next(once("reconcile", landed, Stage.PSEUDONYMISE, execution -> settleRows(landed, read, execution)))
                .next(once("conform-load-aggregate", landed, Stage.LOAD, execution -> warehouse.run(landed, read.rows())))
                .next(once("publish", landed, Stage.PUBLISH, execution -> publish.run(landed)))
                .build();
    }

    private void inspect(Landed landed, ReadStage read) {
        OffsetDateTime began = OffsetDateTime.now();
        read.inspect();
        usualSize.check(landed, read.rows()).ifPresent(notice -> log.notices(landed.loadKey(), List.of(notice)));
        log.outcome(landed.loadKey(), Stage.READ, StageLog.State.COMPLETED, read.rows(), read.rows(), null, began);
        log.notices(landed.loadKey(), RowStages.notices(read));
        rowStages.prepareVault(landed, read.rows());
    }

    private Step rows(Landed landed, ReadStage read) {
        return new StepBuilder(ROWS, repository)
                .<RowStages.Processed, RowStages.Processed>chunk(settings.chunkSize())
                .transactionManager(transactions)
                .reader(new RowsAhead<>(landed, read, rowStages.processing(landed)))
                .writer(rowStages.writer(landed))
                .listener(afterwards(landed, Stage.PSEUDONYMISE))
                .build();
    }

    private void settleRows(Landed landed, ReadStage read, JobExecution execution) {
        StepExecution rows = repository.getLastStepExecution(execution.getJobInstance(), ROWS);
        rowStages.settle(landed, read, rows.getExecutionContext().getLong(ReadStage.POSITION, 0), OffsetDateTime.now());
    }

    /** A step that runs again on a restart: what it finds out is needed by the steps after it. */
    private Step always(String name, Landed landed, Stage stage, Consumer<JobExecution> work) {
        return new StepBuilder(name, repository).tasklet((contribution, context) -> perform(landed, stage,
                () -> work.accept(contribution.getStepExecution().getJobExecution())), transactions)
                .allowStartIfComplete(true).listener(afterwards(landed, stage)).build();
    }

    private Step once(String name, Landed landed, Stage stage, Consumer<JobExecution> work) {
        return new StepBuilder(name, repository).tasklet((contribution, context) -> perform(landed, stage,
                () -> work.accept(contribution.getStepExecution().getJobExecution())), transactions)
                .listener(afterwards(landed, stage)).build();
    }

    private RepeatStatus perform(Landed landed, Stage stage, Runnable work) {
        OffsetDateTime began = OffsetDateTime.now();
        try {
            work.run();
            if (stage == Stage.LAND || stage == Stage.PUBLISH) {
                log.outcome(landed.loadKey(), stage, StageLog.State.COMPLETED, null, null, null, began);
            }
        } catch (DeliveryHeld held) {
            log.outcome(landed.loadKey(), stage, StageLog.State.HELD, null, null, held.heldBecause().code(), began);
            throw held;
        } catch (RuntimeException e) {
            throw failed(landed, stage, e, began);
        }
        return RepeatStatus.FINISHED;
    }

    /** Enters the failure if the database still answers, and explains it either way. */
    private Failure failed(Landed landed, Stage stage, RuntimeException trouble, OffsetDateTime began) {
        Failure failure = Trouble.explain("Stage " + stage.word(), trouble);
        try {
            log.outcome(landed.loadKey(), stage, StageLog.State.FAILED, null, null, null, began);
        } catch (RuntimeException unreachable) {
            failure.addSuppressed(unreachable);
        }
        return failure;
    }

    /**
     * Between a step's last commit and its end. Spring Batch would keep a failed step's stack trace, messages included, in
     * its metadata; a code says enough.
     */
    private static StepExecutionListener afterwards(Landed landed, Stage stage) {
        return new StepExecutionListener() {
            @Override
            public ExitStatus afterStep(StepExecution step) {
                if (!step.getFailureExceptions().isEmpty()) {
                    step.setExitStatus(new ExitStatus(ExitStatus.FAILED.getExitCode(), ""));
                } else {
                    landed.progress().reached(stage, step.getStepName() + " committed");
                }
                return null;
            }
        };
    }
}
