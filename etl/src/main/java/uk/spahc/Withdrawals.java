package uk.spahc;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import uk.spahc.aggregate.Checks;
import uk.spahc.audit.CheckOutcome;
import uk.spahc.audit.Delivery;
import uk.spahc.audit.DeliveryRegister;
import uk.spahc.audit.Progress;
import uk.spahc.audit.Stage;
import uk.spahc.conform.Transformations;
import uk.spahc.database.Sql;
import uk.spahc.feed.FeedDefinition;
import uk.spahc.feed.FeedDefinition.RecordKind;
import uk.spahc.keys.MasterKey;
import uk.spahc.keys.Tokeniser;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;
import uk.spahc.pseudonymise.OfficersWithdrawal;
import uk.spahc.run.Run;

/**
 * Takes records back in their supplier's name. It is entered as a delivery of its own, and everything, figures included, is
 * done in one transaction: all of it is there or nothing.
 */
class Withdrawals {
    private static final Sql SQL = Sql.beside(Withdrawals.class, "withdrawals.sql");
    private static final int RANDOM_BYTES = 32;

    private final Run run;
    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate named;
    private final TransactionTemplate onItsOwn;
    private final Transformations transformations;
    private final Checks checks;
    private final Reconciliation reconciliation;
    private final DeliveryRegister deliveries;
    private final MasterKey key;
    private final Clock clock;

    Withdrawals(Run run, DataSource dataSource, JdbcClient jdbc, NamedParameterJdbcTemplate named, TransactionTemplate onItsOwn,
            Transformations transformations, Checks checks, Reconciliation reconciliation, DeliveryRegister deliveries, MasterKey key, Clock clock) {
        this.run = run;
        this.dataSource = dataSource;
        this.jdbc = jdbc;
        this.named = named;
        this.onItsOwn = onItsOwn;
        this.transformations = transformations;
        this.checks = checks;
        this.reconciliation = reconciliation;
        this.deliveries = deliveries;
        this.key = key;
        this.clock = clock;
    }

    /**
     * Withdraws, or, if the request is not to act, finds out what that would change by doing it and rolling it back.
     *
     * @throws Failure WRONG_USE where the feed is none of incidents or there is no such delivery of it; FAILED where a check
     *     that must hold fails
     */
    WithdrawalReport withdraw(FeedDefinition feed, WithdrawalRequest request) {
        if (feed.recordKind() != RecordKind.INCIDENT) {
            throw new Failure(ExitCode.WRONG_USE, "Feed " + feed.feed() + " delivers no incidents, and only those can be withdrawn here.",
                    "An outcome is taken back by the supplier's next delivery. Feeds: spahc feed list.");
        }
        if (request.delivery() != null) {
            requireLoaded(feed, request.delivery());
        }
        return onItsOwn.execute(status -> withdraw(feed, request, status));
    }

    private void requireLoaded(FeedDefinition feed, long deliveryKey) {
        boolean loaded = deliveries.find(deliveryKey).filter(delivery -> delivery.feed().equals(feed.feed())
                && delivery.state() == Delivery.State.PUBLISHED).isPresent();
        if (!loaded) {
            throw new Failure(ExitCode.WRONG_USE, "There is no delivery " + deliveryKey + " of " + feed.feed() + " that was loaded.",
                    "spahc psql -c \"SELECT delivery_key, file_name FROM audit.delivery WHERE feed = '" + feed.feed() + "'\" lists them.");
        }
    }

    private WithdrawalReport withdraw(FeedDefinition feed, WithdrawalRequest request, TransactionStatus status) {
        LocalDate today = LocalDate.now(clock.withZone(ZoneId.of(feed.times().zone())));
        long deliveryKey = jdbc.sql(SQL.get("enter_delivery")).params(feed.feed(), feed.source().code(), today, unique()).query(Long.class).single();
        long loadKey = jdbc.sql(SQL.get("enter_load")).params(deliveryKey, run.runKey()).query(Long.class).single();
        stage(feed, request, deliveryKey);
        Map<String, Object> parameters = parameters(feed, deliveryKey, loadKey, today);
        for (Stage stage : List.of(Stage.CONFORM, Stage.LOAD, Stage.AGGREGATE)) {
            transformations.run(stage, RecordKind.WITHDRAWAL, named, parameters, Progress.SILENT);
            if (stage == Stage.CONFORM) {
                jdbc.sql(SQL.get("leave_out_unknown")).param(deliveryKey).update();
            }
            requireChecks(stage, parameters);
        }
        WithdrawalReport report = report(feed, request, deliveryKey, loadKey);
        if (report.done()) {
            jdbc.sql(SQL.get("finish_load")).params(deliveryKey, loadKey).update();
            jdbc.sql(SQL.get("publish")).params(run.runKey(), loadKey).update();
            reconciliation.emptyStaging(deliveryKey);
        } else {
            status.setRollbackOnly();
        }
        return report;
    }

    private void stage(FeedDefinition feed, WithdrawalRequest request, long deliveryKey) {
        if (request.delivery() != null) {
            jdbc.sql(SQL.get("stage_delivery")).params(deliveryKey, request.reason().name(), request.delivery()).update();
            return;
        }
        var connection = DataSourceUtils.getConnection(dataSource);
        try {
            new OfficersWithdrawal(feed, new Tokeniser(key)).write(connection, deliveryKey, request.references(), request.reason().name());
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private void requireChecks(Stage stage, Map<String, Object> parameters) {
        List<String> failed = checks.run(stage, RecordKind.WITHDRAWAL, named, parameters).stream()
                .filter(outcome -> outcome.severity() == CheckOutcome.Severity.FATAL && !outcome.passed()).map(CheckOutcome::checkId).toList();
        if (!failed.isEmpty()) {
            throw new Failure(ExitCode.FAILED, "Checks that must hold failed, so nothing was withdrawn: " + String.join(", ", failed) + ".",
                    "This is a fault of the program. docs/runbook.md tells what each check means.");
        }
    }

    private WithdrawalReport report(FeedDefinition feed, WithdrawalRequest request, long deliveryKey, long loadKey) {
        return jdbc.sql(SQL.get("counts")).params(deliveryKey, loadKey).query((row, number) -> {
            boolean done = request.act() && row.getLong("known") > 0;
            return new WithdrawalReport(feed.feed(), done, done ? loadKey : 0, row.getLong("named"), row.getLong("known"), row.getLong("leaving"),
                    row.getLong("counted"), row.getLong("known_before"), row.getLong("outcomes"), row.getLong("versions_cleared"),
                    row.getLong("months"));
        }).single();
    }

    private static Map<String, Object> parameters(FeedDefinition feed, long deliveryKey, long loadKey, LocalDate today) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("delivery_key", deliveryKey);
        parameters.put("load_key", loadKey);
        parameters.put("source_code", feed.source().code());
        parameters.put("source_name", feed.source().name());
        parameters.put("source_kind", feed.source().kind().name());
        parameters.put("authority_code", feed.area().authority());
        parameters.put("business_date", today);
        parameters.put("known_at", OffsetDateTime.now());
        return parameters;
    }

    /** In place of the digest of a file's bytes. */
    private static String unique() {
        byte[] bytes = new byte[RANDOM_BYTES];
        new java.security.SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
