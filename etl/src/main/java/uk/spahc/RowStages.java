package uk.spahc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import uk.spahc.audit.Notice;
import uk.spahc.audit.Stage;
import uk.spahc.audit.StageLog;
import uk.spahc.feed.FeedDefinition;
import uk.spahc.keys.MasterKey;
import uk.spahc.keys.RowSealer;
import uk.spahc.keys.Tokeniser;
import uk.spahc.land.DeliveryHeld;
import uk.spahc.land.Landed;
import uk.spahc.outcome.Trouble;
import uk.spahc.pseudonymise.LoadKeys;
import uk.spahc.pseudonymise.PseudonymisedRow;
import uk.spahc.pseudonymise.Pseudonymiser;
import uk.spahc.pseudonymise.QuarantineWriter;
import uk.spahc.pseudonymise.StagingWriter;
import uk.spahc.read.DeliveredRow;
import uk.spahc.read.Inspection;
import uk.spahc.read.ReadStage;
import uk.spahc.reference.Gazetteers;
import uk.spahc.validate.RowValidator;
import uk.spahc.validate.Verdict;

/**
 * Validate and pseudonymise, row by row, and the one writer that puts accepted and rejected rows away in the same chunk
 * transaction. Nothing of a row is written before it has been through here.
 */
class RowStages {
    /**
     * Of one chunk. A label that no code map knows is told so that the map can be mended, in clear; one on fewer rows may
     * as well be a name that slipped into the wrong column, and column, count and first line must do.
     */
    private static final int ROWS_BEFORE_A_LABEL_IS_TOLD = 5;
    /** Fewer rows gain nothing from building the vault's indexes afterwards. */
    private static final int ROWS_OF_A_LARGE_DELIVERY = 1000;

    private final DataSource dataSource;
    private final MasterKey key;
    private final Tokeniser tokeniser;
    private final Gazetteers gazetteers;
    private final Reconciliation reconciliation;
    private final StageLog log;
    private final Clock clock;

    RowStages(DataSource dataSource, MasterKey key, Gazetteers gazetteers, Reconciliation reconciliation, StageLog log, Clock clock) {
        this.dataSource = dataSource;
        this.key = key;
        this.tokeniser = new Tokeniser(key);
        this.gazetteers = gazetteers;
        this.reconciliation = reconciliation;
        this.log = log;
        this.clock = clock;
    }

    /**
     * One row, judged. Nothing else of an accepted row is handed on: neither its cells nor their values wait for the chunk.
     *
     * @param rejected null where the row is accepted
     * @param notices of an accepted row
     * @param pseudonymised null where nothing of the row may be kept
     */
    record Processed(long line, Verdict.Rejected rejected, List<Verdict.Reason> notices, PseudonymisedRow pseudonymised) {

        static Processed of(Verdict verdict, PseudonymisedRow pseudonymised) {
            return verdict instanceof Verdict.Accepted accepted ? new Processed(verdict.line(), null, accepted.notices(), pseudonymised)
                    : new Processed(verdict.line(), (Verdict.Rejected) verdict, List.of(), pseudonymised);
        }
    }

    /** For one thread at a time. */
    Function<DeliveredRow, Processed> processing(Landed landed) {
        RowValidator validator = new RowValidator(landed.feed(), clock);
        Pseudonymiser pseudonymiser = new Pseudonymiser(landed.feed(), landed.agreement(), keys(landed),
                gazetteers.of(landed.feed().area().authority()), tokeniser, new RowSealer(key, landed.loadKey()));
        return row -> {
            try {
                Verdict verdict = validator.verdict(row);
                return Processed.of(verdict, pseudonymised(verdict, pseudonymiser));
            } catch (RuntimeException e) {
                throw Trouble.explain("Stage pseudonymise", e);
            }
        };
    }

    private static PseudonymisedRow pseudonymised(Verdict verdict, Pseudonymiser pseudonymiser) {
        if (verdict instanceof Verdict.Accepted accepted) {
            return pseudonymiser.pseudonymise(accepted.row());
        }
        String refused = ((Verdict.Rejected) verdict).refusedRecord();
        return refused == null ? null : pseudonymiser.refusal(verdict.line(), refused);
    }

    /**
     * On the caller's transaction, before the first row: a first large delivery fills the vault without its indexes, which
     * conform puts back. Again on a restart, which changes nothing.
     *
     * @param rows of the delivery as its first look counted them
     */
    void prepareVault(Landed landed, long rows) {
        if (landed.feed().recordKind() == FeedDefinition.RecordKind.INCIDENT) {
            JdbcClient.create(dataSource).sql("SELECT vault.set_indexes_aside(?, ?)").params(rows, ROWS_OF_A_LARGE_DELIVERY)
                    .query((row, number) -> 0).list();
        }
    }

    ItemWriter<Processed> writer(Landed landed) {
        StagingWriter staging = new StagingWriter(keys(landed), key.epoch(), landed.feed().source().code());
        QuarantineWriter quarantine = new QuarantineWriter(landed.feed(), keys(landed), tokeniser, new RowSealer(key, landed.loadKey()));
        return chunk -> {
            List<PseudonymisedRow> accepted = new ArrayList<>(chunk.size());
            List<Verdict.Rejected> rejected = new ArrayList<>();
            for (Processed processed : chunk) {
                if (processed.rejected() != null) {
                    rejected.add(processed.rejected());
                }
                if (processed.pseudonymised() != null) {
                    accepted.add(processed.pseudonymised());
                }
            }
            Connection connection = DataSourceUtils.getConnection(dataSource);
            try {
                withoutWaitingForTheDisk(connection);
                landed.progress().reached(Stage.VALIDATE, "chunk");
                quarantine.write(connection, rejected);
                staging.write(connection, accepted);
                log.noticesWithin(landed.loadKey(), notices(chunk.getItems()));
                landed.progress().reached(Stage.PSEUDONYMISE, "chunk");
            } catch (RuntimeException | SQLException e) {
                throw Trouble.explain("Stage pseudonymise", e);
            } finally {
                DataSourceUtils.releaseConnection(connection, dataSource);
            }
        };
    }

    /**
     * The log is written in order: a crash of the server may take the last chunks with it, and with each the position that was
     * committed in it, so that a restart reads them again. Whatever commits later waits for the disk, and so for them.
     */
    private static void withoutWaitingForTheDisk(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL synchronous_commit = off");
        }
    }

    /**
     * After the last row: what came of validate and pseudonymise, and whether the delivery may go on.
     *
     * @param read the delivery's rows as its first look counted them
     * @param rowsGiven rows that the reader gave, over all restarts
     * @throws DeliveryHeld when more rows were rejected than the feed allows
     */
    void settle(Landed landed, ReadStage read, long rowsGiven, OffsetDateTime began) {
        long faulty = reconciliation.rejectedForFault(landed);
        long rejected = reconciliation.rejected(landed);
        log.outcome(landed.loadKey(), Stage.VALIDATE, StageLog.State.COMPLETED, rowsGiven, rowsGiven - rejected, null, began);
        if (landed.feed().rejectLimit().exceededBy(faulty, read.rows()) && !landed.accepted()) {
            throw DeliveryHeld.held("REJECT_LIMIT", faulty + " of " + read.rows() + " rows were rejected, more than the feed allows ("
                            + landed.feed().rejectLimit().rows() + " rows and " + landed.feed().rejectLimit().percent()
                            + " %), so the delivery is held whole.",
                    "Have the supplier mend the file and send it again, or load it without those rows: spahc rerun " + landed.loadKey() + " --accept.");
        }
        reconciliation.requireStaged(landed, read.rows(), rowsGiven);
        log.outcome(landed.loadKey(), Stage.PSEUDONYMISE, StageLog.State.COMPLETED, rowsGiven - rejected, reconciliation.staged(landed), null, began);
    }

    private static LoadKeys keys(Landed landed) {
        return new LoadKeys(landed.delivery().deliveryKey(), landed.loadKey(), landed.rerunNumber());
    }

    private static List<Notice> notices(List<? extends Processed> rows) {
        Map<Verdict.Reason, long[]> counted = new LinkedHashMap<>();
        for (Processed processed : rows) {
            for (Verdict.Reason reason : processed.notices()) {
                counted.computeIfAbsent(reason, first -> new long[] {0, processed.line()})[0]++;
            }
        }
        return withoutRareLabels(counted).entrySet().stream()
                .map(entry -> new Notice(entry.getKey().code(), entry.getKey().column(), entry.getKey().label(), entry.getValue()[0], entry.getValue()[1]))
                .toList();
    }

    /** The same count without the labels that only a few rows have. */
    private static Map<Verdict.Reason, long[]> withoutRareLabels(Map<Verdict.Reason, long[]> counted) {
        Map<Verdict.Reason, long[]> told = new LinkedHashMap<>();
        counted.forEach((reason, rows) -> {
            boolean rare = !reason.label().isEmpty() && rows[0] < ROWS_BEFORE_A_LABEL_IS_TOLD;
            told.merge(rare ? new Verdict.Reason(reason.code(), reason.column()) : reason, rows,
                    (one, other) -> new long[] {one[0] + other[0], Math.min(one[1], other[1])});
        });
        return told;
    }

    /** What the first look at the whole file found worth telling. */
    static List<Notice> notices(ReadStage read) {
        return read.notices().stream().map(RowStages::notice).toList();
    }

    private static Notice notice(Inspection.Notice notice) {
        return new Notice(notice.code(), notice.column(), notice.label(), notice.rows(), notice.firstLine());
    }
}
