package uk.spahc.bench;

import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.support.TaskExecutorJobLauncher;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.ResourcelessJobRepository;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.database.JdbcBatchItemWriter;
import org.springframework.batch.infrastructure.item.database.builder.JdbcBatchItemWriterBuilder;
import org.springframework.batch.infrastructure.item.file.FlatFileItemReader;
import org.springframework.batch.infrastructure.item.file.builder.FlatFileItemReaderBuilder;
import org.springframework.batch.infrastructure.item.file.transform.DelimitedLineTokenizer;
import org.springframework.core.io.FileSystemResource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * What the same server does with the same file when nothing is asked but to store it: one table of text columns, an
 * ordinary one that is written to the log, filled by {@code COPY} or by a plain Spring Batch job.
 */
final class Baseline {
    private static final int CHUNK = 1000;
    private final Path file;
    private final int columns;

    Baseline(Path file, int columns) {
        this.file = file;
        this.columns = columns;
    }

    /** The file by one {@code COPY}, as PostgreSQL reads CSV. */
    Timing copy(Connection administrator, long rows) throws Exception {
        makeTable(administrator);
        return Timing.of("COPY into one table", rows, () -> {
            try (Reader text = Files.newBufferedReader(file)) {
                administrator.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY bench.delivery FROM STDIN WITH (FORMAT csv, HEADER true)", text);
            }
        });
    }

    /** The file by the reader and the writer that Spring Batch brings for it, {@value #CHUNK} rows a chunk. */
    Timing plainJob(Connection administrator, long rows) throws Exception {
        makeTable(administrator);
        DataSource dataSource = new SingleConnectionDataSource(administrator, true);
        return Timing.of("plain Spring Batch job", rows, () -> {
            JobRepository repository = new ResourcelessJobRepository();
            TaskExecutorJobLauncher launcher = new TaskExecutorJobLauncher();
            launcher.setJobRepository(repository);
            launcher.afterPropertiesSet();
            JobExecution execution = launcher.run(job(repository, dataSource), new JobParameters());
            if (execution.getStatus() != BatchStatus.COMPLETED) {
                throw new IllegalStateException("The plain job ended " + execution.getStatus());
            }
        });
    }

    private Job job(JobRepository repository, DataSource dataSource) {
        return new JobBuilder("plain", repository).start(new StepBuilder("plain", repository)
                .<String[], String[]>chunk(CHUNK).transactionManager(new JdbcTransactionManager(dataSource))
                .reader(reader()).writer(writer(dataSource)).build()).build();
    }

    private FlatFileItemReader<String[]> reader() {
        DelimitedLineTokenizer tokenizer = new DelimitedLineTokenizer();
        return new FlatFileItemReaderBuilder<String[]>().name("delivery").resource(new FileSystemResource(file)).linesToSkip(1)
                .lineTokenizer(tokenizer).fieldSetMapper(fields -> fields.getValues()).build();
    }

    private JdbcBatchItemWriter<String[]> writer(DataSource dataSource) {
        String places = IntStream.range(0, columns).mapToObj(i -> "?").collect(Collectors.joining(", "));
        JdbcBatchItemWriter<String[]> writer = new JdbcBatchItemWriterBuilder<String[]>().dataSource(dataSource)
                .sql("INSERT INTO bench.delivery VALUES (" + places + ")")
                .itemPreparedStatementSetter((row, statement) -> {
                    for (int i = 0; i < columns; i++) {
                        statement.setString(i + 1, row[i]);
                    }
                }).build();
        writer.afterPropertiesSet();
        return writer;
    }

    private void makeTable(Connection administrator) throws SQLException {
        List<String> names = IntStream.rangeClosed(1, columns).mapToObj(i -> "column_" + i + " text").toList();
        try (Statement statement = administrator.createStatement()) {
            statement.execute("DROP SCHEMA IF EXISTS bench CASCADE");
            statement.execute("CREATE SCHEMA bench");
            statement.execute("CREATE TABLE bench.delivery (" + String.join(", ", names) + ")");
        }
    }

    /** So that the database's size is the warehouse's alone. */
    static void clear(Connection administrator) throws SQLException {
        try (Statement statement = administrator.createStatement()) {
            statement.execute("DROP SCHEMA IF EXISTS bench CASCADE");
        }
    }
}
