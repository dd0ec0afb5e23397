package uk.spahc;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.batch.core.configuration.support.JdbcDefaultBatchConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.support.TransactionTemplate;
import uk.spahc.aggregate.Checks;
import uk.spahc.audit.DeliveryRegister;
import uk.spahc.audit.LoadRegister;
import uk.spahc.audit.StageLog;
import uk.spahc.conform.Transformations;
import uk.spahc.database.ConnectionSettings;
import uk.spahc.home.Home;
import uk.spahc.keys.FileSealer;
import uk.spahc.keys.MasterKey;
import uk.spahc.land.DeliveryStore;
import uk.spahc.land.LandStage;
import uk.spahc.land.Landing;
import uk.spahc.publish.PublishStage;
import uk.spahc.reference.Gazetteers;
import uk.spahc.run.Fence;
import uk.spahc.run.FencedTransactions;
import uk.spahc.run.Run;

/**
 * The pipeline as Spring beans. It is started only by the holder of the run lock, with the run, its connection settings,
 * home, keys, feeds and agreements already registered by {@link PipelineStart}.
 */
@SpringBootConfiguration
@EnableConfigurationProperties(PipelineSettings.class)
@Import({PipelineConfiguration.Batch.class, BatchRecovery.class, DeliveryLoader.class, FeedLoadJob.class, Gazetteers.class, HeldDelivery.class,
        Landing.class, LandStage.class, OverdueDeliveries.class, PublishStage.class, Rebuild.class, Reconciliation.class, RowStages.class,
        Snapshots.class, UsualSize.class, WarehouseTransaction.class, Withdrawals.class})
class PipelineConfiguration {
    /** One for the step, one for audit beside it, one for the batch repository within it, and a spare. */
    private static final int CONNECTIONS = 6;

    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(ConnectionSettings settings, Run run) {
        HikariDataSource dataSource = new HikariDataSource();
        dataSource.setJdbcUrl(settings.url());
        dataSource.setUsername(settings.user());
        dataSource.setPassword(settings.password());
        dataSource.setConnectionInitSql("SET application_name = '" + run.applicationName() + "'");
        dataSource.setMaximumPoolSize(CONNECTIONS);
        dataSource.setMinimumIdle(1);
        dataSource.setConnectionTimeout(10_000);
        return dataSource;
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource, Run run) {
        return new FencedTransactions(dataSource, new Fence(run));
    }

    @Bean
    TransactionTemplate onItsOwn(PlatformTransactionManager transactionManager) {
        TransactionTemplate template = new TransactionTemplate(transactionManager);
        template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return template;
    }

    @Bean
    JdbcClient jdbcClient(DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }

    @Bean
    NamedParameterJdbcTemplate namedParameterJdbcTemplate(DataSource dataSource) {
        return new NamedParameterJdbcTemplate(dataSource);
    }

    @Bean
    DeliveryRegister deliveryRegister(JdbcClient jdbc, TransactionTemplate onItsOwn) {
        return new DeliveryRegister(jdbc, onItsOwn);
    }

    @Bean
    LoadRegister loadRegister(JdbcClient jdbc, TransactionTemplate onItsOwn) {
        return new LoadRegister(jdbc, onItsOwn);
    }

    @Bean
    StageLog stageLog(JdbcClient jdbc, TransactionTemplate onItsOwn) {
        return new StageLog(jdbc, onItsOwn);
    }

    @Bean
    Transformations transformations() {
        return Transformations.fromClasspath();
    }

    @Bean
    Checks checks() {
        return Checks.fromClasspath();
    }

    @Bean
    DeliveryStore deliveryStore(Home home, MasterKey key) {
        return new DeliveryStore(home, new FileSealer(key));
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Spring Batch's repository in schema {@code batch}, within fenced transactions. */
    static class Batch extends JdbcDefaultBatchConfiguration {
        @Override
        protected String getTablePrefix() {
            return "batch.BATCH_";
        }

        /** The run lock keeps every other writer out; serializable would only add failures of its own. */
        @Override
        protected Isolation getIsolationLevelForCreate() {
            return Isolation.READ_COMMITTED;
        }
    }
}
