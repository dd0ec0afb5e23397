package uk.spahc;

import java.time.OffsetDateTime;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import uk.spahc.audit.Stage;
import uk.spahc.audit.StageLog;
import uk.spahc.land.DeliveryHeld;
import uk.spahc.land.LandStage;
import uk.spahc.land.Landed;
import uk.spahc.outcome.Trouble;
import uk.spahc.publish.PublishStage;
import uk.spahc.read.DeliveredRow;
import uk.spahc.read.ReadStage;

/**
 * The one place where the stages are strung together: land, read, then row by row validate and pseudonymise into staging,
 * then conform, load and aggregate in one transaction, then publish.
 *
 * <p>The job and its steps are made anew for each delivery. A step bean that runs twice in one process does nothing the
 * second time and says COMPLETED (spring-batch #5126, #5157).
 */
@Component
class FeedLoadJob {
    static final String NAME = "feed-load";

    private final JobRepository repository;
    private final PlatformTransactionManager transactions;
    private final PipelineSettings settings;
    private final LandStage land;
    private final RowStages rowStages;
    private final WarehouseTransaction warehouse;
    private final PublishStage publish;
    private final StageLog log;

    FeedLoadJob(JobRepository repository, PlatformTransactionManager transactions, PipelineSettings settings, LandStage land,
            RowStages rowStages, WarehouseTransaction warehouse, PublishStage publish, StageLog log) {
        this.repository = repository;
        this.transactions = transactions;
        this.settings = settings;
        this.land = land;
        this.rowStages = rowStages;
        this.warehouse = warehouse;
        this.publish = publish;
        this.log = log;
    }

    Job of(Landed landed) {
        ReadStage read = new ReadStage(landed);
        RowStages.Accounts accounts = rowStages.accounts(landed, read);
        return new JobBuilder(NAME, repository)
                .start(always("land", landed, Stage.LAND, () -> land.run(landed)))
                .next(always("read", landed, Stage.READ, () -> read.inspect()))
                .next(rows(landed, read, accounts))
                .next(once("reconcile", landed, Stage.PSEUDONYMISE, () -> accounts.close()))
                .next(once("conform-load-aggregate", landed, Stage.LOAD, () -> warehouse.run(landed, read.rows())))
                .next(once("publish", landed, Stage.PUBLISH, () -> publish.run(landed)))
                .build();
    }

    private Step rows(Landed landed, ReadStage read, RowStages.Accounts accounts) {
        return new StepBuilder("validate-pseudonymise", repository)
                .<DeliveredRow, RowStages.Processed>chunk(settings.chunkSize())
                .transactionManager(transactions)
                .reader(read.reader())
                .processor(rowStages.processor(landed))
                .writer(rowStages.writer(landed, accounts))
                .listener(withoutStackTrace())
                .build();
    }

    /** A step that runs again on a restart: what it finds out is needed by the steps after it. */
    private Step always(String name, Landed landed, Stage stage, Runnable work) {
        return new StepBuilder(name, repository).tasklet((contribution, context) -> perform(landed, stage, work), transactions)
                .allowStartIfComplete(true).listener(withoutStackTrace()).build();
    }

    private Step once(String name, Landed landed, Stage stage, Runnable work) {
        return new StepBuilder(name, repository).tasklet((contribution, context) -> perform(landed, stage, work), transactions)
                .listener(withoutStackTrace()).build();
    }

    private RepeatStatus perform(Landed landed, Stage stage, Runnable work) {
        OffsetDateTime began = OffsetDateTime.now();
        try {
            work.run();
        } catch (DeliveryHeld held) {
            log.outcome(landed.loadKey(), stage, StageLog.State.HELD, null, null, held.heldBecause().code(), began);
            throw held;
        } catch (RuntimeException e) {
            throw Trouble.explain("Stage " + stage.word(), e);
        }
        return RepeatStatus.FINISHED;
    }

    /** Spring Batch would keep a failed step's stack trace, messages included, in its metadata; a code says enough. */
    private static StepExecutionListener withoutStackTrace() {
        return new StepExecutionListener() {
            @Override
            public ExitStatus afterStep(StepExecution step) {
                if (!step.getFailureExceptions().isEmpty()) {
                    step.setExitStatus(new ExitStatus(ExitStatus.FAILED.getExitCode(), ""));
                }
                return null;
            }
        };
    }
}
