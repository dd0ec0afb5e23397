package uk.spahc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.opencsv.CSVParserBuilder;
import com.opencsv.RFC4180ParserBuilder;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.lockservice.LockServiceFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.util.PSQLException;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.configuration.support.JdbcDefaultBatchConfiguration;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.job.parameters.RunIdIncrementer;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import uk.spahc.database.ConnectionSettings;
import uk.spahc.database.Purpose;
import uk.spahc.testing.TestDatabase;

/**
 * Traps in the versions that we use, as they are today. Each has a rule of ours that lives with it, named where the test
 * fails: a version that mends the trap lets that rule go, one that brings it back makes the rule needed.
 */
class FrameworkAssumptionsIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static Connection connection;
    private static AnnotationConfigApplicationContext context;
    private static JobRepository repository;
    private static JobOperator operator;
    private static PlatformTransactionManager transactions;

    /** Spring Batch as it comes, on our schema. Not annotated, or the pipeline's own scan would find it. */
    static class Batch extends JdbcDefaultBatchConfiguration {
        @Override
        protected String getTablePrefix() {
            return "batch.BATCH_";
        }

        @Bean
        DataSource dataSource() {
            return new SingleConnectionDataSource(connection, true);
        }

        @Bean
        PlatformTransactionManager transactionManager(DataSource dataSource) {
            return new JdbcTransactionManager(dataSource);
        }
    }

    @BeforeAll
    static void start() throws SQLException {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
        connection = DATABASE.connect(Purpose.RUN);
        context = new AnnotationConfigApplicationContext(Batch.class);
        repository = context.getBean(JobRepository.class);
        operator = context.getBean(JobOperator.class);
        transactions = context.getBean(PlatformTransactionManager.class);
    }

    @AfterAll
    static void stop() throws SQLException {
        context.close();
        connection.close();
    }

    @Test
    void aStepThatRunsASecondTimeInOneProcessReadsEverythingAgain() throws Exception {
        AtomicInteger written = new AtomicInteger();
        Step step = new StepBuilder("letters", repository).<String, String>chunk(2).transactionManager(transactions)
                .reader(new Letters()).writer(chunk -> written.addAndGet(chunk.size())).build();
        Job job = new JobBuilder("one-step-bean", repository).start(step).build();
        JobExecution first = operator.start(job, parameters("first"));
        JobExecution second = operator.start(job, parameters("second"));
        assertThat(first.getStatus()).isEqualTo(BatchStatus.COMPLETED);
        assertThat(second.getStatus()).isEqualTo(BatchStatus.COMPLETED);
        assertThat(written.get()).as("spring-batch #5126, #5157: in 6.0.0 the second run read nothing and said COMPLETED; 6.0.6 reads five letters twice. Back at 5,"
                        + " decision 6 (steps are made anew for each delivery) is all that keeps a night from losing deliveries").isEqualTo(10);
    }

    @Test
    void aJobWithAnIncrementerForgetsTheParametersItIsStartedWith() throws Exception {
        Job job = new JobBuilder("with-incrementer", repository).incrementer(new RunIdIncrementer()).start(nothing("nothing")).build();
        operator.start(job, parameters("one"));
        JobExecution second = operator.start(job, parameters("two"));
        assertThat(second.getJobParameters().getString("file"))
                .as("spring-batch #4910, #5230, #5340. If it is 'two', the rule 'no incrementer' may go").isNotEqualTo("two");
    }

    @Test
    void recoverAsksNobodyWhetherTheRunIsAliveAndLeavesTheExitCodeUnknown() throws Exception {
        List<String> heard = new ArrayList<>();
        Job job = new JobBuilder("recovered", repository).start(new StepBuilder("alive", repository).tasklet((contribution, chunk) -> {
            JobExecution recovered = operator.recover(repository.getJobExecution(contribution.getStepExecution().getJobExecutionId()));
            heard.add(recovered.getStatus() + " " + recovered.getExitStatus().getExitCode());
            return RepeatStatus.FINISHED;
        }, transactions).build()).build();
        try {
            operator.start(job, parameters("live"));
        } catch (RuntimeException e) {
            // Its own rows were changed under it, which is what the rule keeps from happening.
            assertThat(heard).isNotEmpty();
        }
        assertThat(heard).as("spring-batch #4876. If recover() refuses a live run or sets FAILED, BatchRecovery may give way to it")
                .containsExactly("FAILED UNKNOWN");
    }

    @Test
    void openCsvsDefaultParserTakesABackslashForAnEscape() throws Exception {
        String row = "\"C:\\\",\"next\"";
        assertThat(new RFC4180ParserBuilder().build().parseLine(row)).containsExactly("C:\\", "next");
        String[] cells;
        try {
            cells = new CSVParserBuilder().build().parseLine(row);
        } catch (java.io.IOException e) {
            cells = new String[0];
        }
        assertThat(cells).as("if the default parser reads RFC 4180, decision 8 (our own scanner) loses one of its reasons").isNotEqualTo(new String[] {"C:\\", "next"});
    }

    @Test
    void postgresqlQuotesTheFailingRowUnlessTheDriverIsToldNotTo() throws SQLException {
        ConnectionSettings ours = DATABASE.settings(Purpose.RUN);
        assertThat(messageOfAFailingRow(ours.url())).doesNotContain("Failing row contains").doesNotContain("Ada");
        assertThat(messageOfAFailingRow(ours.url().replace("logServerErrorDetail=false", "logServerErrorDetail=true")))
                .as("if the server no longer quotes rows, SessionUrl may drop logServerErrorDetail=false").contains("Failing row contains", "Ada");
    }

    @Test
    void liquibasesOwnLockOutlivesItsProcess() throws Exception {
        try (Connection before = DATABASE.connect(Purpose.ADMINISTER); Statement statement = before.createStatement()) {
            statement.execute("CREATE SCHEMA trial");
        }
        Connection killed = DATABASE.connect(Purpose.ADMINISTER);
        Database database = DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(killed));
        database.setDefaultSchemaName("trial");
        database.setLiquibaseSchemaName("trial");
        assertThat(LockServiceFactory.getInstance().getLockService(database).acquireLock()).isTrue();
        killed.unwrap(org.postgresql.jdbc.PgConnection.class).abort(Runnable::run);
        LockServiceFactory.getInstance().resetAll();
        try (Connection next = DATABASE.connect(Purpose.ADMINISTER); Statement statement = next.createStatement();
                ResultSet row = statement.executeQuery("SELECT locked FROM trial.databasechangeloglock")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getBoolean(1)).as("if the lock goes with its session, WholeOrNothing and the release of a stale lock may go").isTrue();
        }
    }

    private String messageOfAFailingRow(String url) throws SQLException {
        ConnectionSettings ours = DATABASE.settings(Purpose.RUN);
        try (Connection own = DriverManager.getConnection(url, ours.user(), ours.password()); Statement statement = own.createStatement()) {
            statement.execute("CREATE TEMPORARY TABLE person (forename text, age integer CHECK (age < 120))");
            return catchThrowableOfType(PSQLException.class, () -> statement.execute("INSERT INTO person VALUES ('Ada', 208)")).getMessage();
        }
    }

    private static Step nothing(String name) {
        return new StepBuilder(name, repository).tasklet((contribution, chunk) -> RepeatStatus.FINISHED, transactions).build();
    }

    private static JobParameters parameters(String file) {
        return new JobParametersBuilder().addString("file", file).toJobParameters();
    }

    /** Five letters, from the first one again each time it is opened. */
    private static final class Letters implements ItemStreamReader<String> {
        private Iterator<String> left;

        @Override
        public void open(ExecutionContext execution) {
            left = List.of("a", "b", "c", "d", "e").iterator();
        }

        @Override
        public String read() {
            return left.hasNext() ? left.next() : null;
        }
    }
}
