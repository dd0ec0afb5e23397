package uk.spahc.aggregate;

import java.math.BigDecimal;
import uk.spahc.audit.CheckOutcome;
import uk.spahc.audit.Stage;
import uk.spahc.feed.FeedDefinition;

/**
 * A row of {@code warehouse/checks/checks.csv}.
 *
 * @param sql answers with one row, {@code rows_checked} and {@code rows_failed}; without the comments above it
 * @param threshold share of failed rows that is still borne, in percent
 */
record Check(String id, Stage stage, String recordKind, CheckOutcome.Severity severity, String sql, BigDecimal threshold, String description) {
    boolean isFor(Stage after, FeedDefinition.RecordKind kind) {
        return stage == after && (recordKind.isBlank() || recordKind.equals("any") || recordKind.equalsIgnoreCase(kind.name())
                || kind == FeedDefinition.RecordKind.WITHDRAWAL && stage != Stage.CONFORM && recordKind.equalsIgnoreCase("incident"));
    }
}
