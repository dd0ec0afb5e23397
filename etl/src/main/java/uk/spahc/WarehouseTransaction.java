package uk.spahc;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import uk.spahc.aggregate.Checks;
import uk.spahc.audit.AreaCounts;
import uk.spahc.audit.CheckOutcome;
import uk.spahc.audit.Delivery;
import uk.spahc.audit.DeliveryRegister;
import uk.spahc.audit.LoadRegister;
import uk.spahc.audit.RowCounts;
import uk.spahc.audit.Stage;
import uk.spahc.audit.StageLog;
import uk.spahc.conform.Transformations;
import uk.spahc.land.Landed;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/**
 * Conform, load and aggregate of one delivery, on the caller's one transaction: afterwards the delivery is wholly in the
 * warehouse, or, by the caller's roll-back, wholly out.
 */
class WarehouseTransaction {
    private static final List<Stage> STAGES = List.of(Stage.CONFORM, Stage.LOAD, Stage.AGGREGATE);

    private final NamedParameterJdbcTemplate jdbc;
    private final Transformations transformations;
    private final Checks checks;
    private final Reconciliation reconciliation;
    private final DeliveryRegister deliveries;
    private final LoadRegister loads;
    private final Snapshots snapshots;
    private final StageLog log;

    WarehouseTransaction(NamedParameterJdbcTemplate jdbc, Transformations transformations, Checks checks,
            Reconciliation reconciliation, DeliveryRegister deliveries, LoadRegister loads, Snapshots snapshots, StageLog log) {
        this.jdbc = jdbc;
        this.transformations = transformations;
        this.checks = checks;
        this.reconciliation = reconciliation;
        this.deliveries = deliveries;
        this.loads = loads;
        this.snapshots = snapshots;
        this.log = log;
    }

    /**
     * @param rowsRead as counted when the delivery was read
     * @throws Failure when rows do not add up or a fatal check fails
     * @throws uk.spahc.land.DeliveryHeld when a snapshot would take away more than its feed allows
     */
    void run(Landed landed, long rowsRead) {
        long deliveryKey = landed.delivery().deliveryKey();
        if (deliveries.find(deliveryKey).orElseThrow().state() == Delivery.State.LOADED) {
            // A kill came between this transaction's commit and the step's end: all of it is in.
            return;
        }
        Map<String, Object> parameters = parameters(landed);
        RowCounts counts = RowCounts.NONE;
        snapshots.begin(landed);
        for (Stage stage : STAGES) {
            OffsetDateTime began = OffsetDateTime.now();
            landed.progress().reached(stage, "begin");
            transformations.run(stage, landed.feed().recordKind(), jdbc, parameters, landed.progress());
            if (stage == Stage.CONFORM) {
                snapshots.requireWhole(landed);
                counts = reconciliation.ofDispositions(landed, rowsRead);
            }
            check(landed, stage, parameters);
            log.outcome(landed.loadKey(), stage, StageLog.State.COMPLETED, counts.read(), counts.loaded(), null, began);
            landed.progress().reached(stage, "end");
        }
        reconciliation.require(landed, Stage.LOAD, counts);
        AreaCounts area = reconciliation.areas(landed);
        reconciliation.emptyStaging(deliveryKey);
        loads.loadedWithin(landed.loadKey(), counts, area);
        deliveries.markWithin(deliveryKey, Delivery.State.LOADED);
    }

    private void check(Landed landed, Stage stage, Map<String, Object> parameters) {
        List<CheckOutcome> outcomes = checks.run(stage, landed.feed().recordKind(), jdbc, parameters);
        log.checks(landed.loadKey(), outcomes);
        landed.progress().reached(stage, "checks");
        List<String> failed = outcomes.stream().filter(outcome -> outcome.severity() == CheckOutcome.Severity.FATAL && !outcome.passed())
                .map(CheckOutcome::checkId).toList();
        if (!failed.isEmpty()) {
            throw new Failure(ExitCode.FAILED, "Checks that must hold failed, so nothing of this delivery was loaded: " + String.join(", ", failed) + ".",
                    "See audit.check_outcome for load " + landed.loadKey() + "; docs/runbook.md tells what each check means.");
        }
    }

    private static Map<String, Object> parameters(Landed landed) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("delivery_key", landed.delivery().deliveryKey());
        parameters.put("load_key", landed.loadKey());
        parameters.put("source_code", landed.feed().source().code());
        parameters.put("source_name", landed.feed().source().name());
        parameters.put("source_kind", landed.feed().source().kind().name());
        parameters.put("authority_code", landed.feed().area().authority());
        parameters.put("business_date", landed.delivery().businessDate());
        parameters.put("known_at", OffsetDateTime.now());
        return parameters;
    }
}
