package uk.spahc;

import java.time.LocalDateTime;
import java.util.Set;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/**
 * Settles executions of dead runs as failed, so that they can be restarted. Spring Batch's own {@code recover} leaves the
 * exit code UNKNOWN and an execution whose last update was cut off cannot be restarted at all (spring-batch #4876, #5308).
 * Only for the holder of the run lock, who alone knows that no other run is alive.
 */
class BatchRecovery {
    private static final Set<BatchStatus> UNSETTLED =
            Set.of(BatchStatus.STARTING, BatchStatus.STARTED, BatchStatus.STOPPING, BatchStatus.UNKNOWN);

    private final JobRepository repository;

    BatchRecovery(JobRepository repository) {
        this.repository = repository;
    }

    /** Settles every execution of the job that is still marked as running; returns how many. */
    int settleAll(String jobName) {
        Set<JobExecution> running = repository.findRunningJobExecutions(jobName);
        running.forEach(this::settle);
        return running.size();
    }

    /** Settles one execution and its steps, if they are not settled. */
    void settle(JobExecution execution) {
        if (execution == null || !UNSETTLED.contains(execution.getStatus())) {
            return;
        }
        for (StepExecution step : execution.getStepExecutions()) {
            if (UNSETTLED.contains(step.getStatus())) {
                step.setStatus(BatchStatus.FAILED);
                step.setExitStatus(ExitStatus.FAILED);
                step.setEndTime(LocalDateTime.now());
                repository.update(step);
            }
        }
        execution.setStatus(BatchStatus.FAILED);
        execution.setExitStatus(ExitStatus.FAILED);
        execution.setEndTime(LocalDateTime.now());
        repository.update(execution);
    }
}
