package uk.spahc.pseudonymise;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A row of {@code staging.outcome}: an outcome of a record that may not have come yet, with nothing that tells of a person
 * but a token that means something within that record alone. Null where the source says nothing.
 *
 * @param outcomeToken of the outcome's own reference
 * @param recordToken of the record that it was given to
 * @param involvedToken of the suspect within that record
 * @param waitingDays how long it may wait for its record
 */
record StagedOutcome(
        RowKey key,
        UUID rowDigest,
        UUID outcomeToken,
        UUID recordToken,
        UUID involvedToken,
        Instant sourceUpdated,
        String outcome,
        LocalDate outcomeDate,
        boolean withdrawn,
        int waitingDays) {
    static final CopyTable<StagedOutcome> TABLE = new CopyTable<StagedOutcome>("staging.outcome")
            .column("delivery_key", (to, row) -> to.bigint(row.key().deliveryKey()))
            .column("line_number", (to, row) -> to.bigint(row.key().line()))
            .column("part", (to, row) -> to.smallint(row.key().part()))
            .column("row_digest", (to, row) -> to.uuid(row.rowDigest()))
            .column("outcome_token", (to, row) -> to.uuid(row.outcomeToken()))
            .column("record_token", (to, row) -> to.uuid(row.recordToken()))
            .column("involved_token", (to, row) -> to.uuid(row.involvedToken()))
            .column("source_updated", (to, row) -> to.timestamptz(row.sourceUpdated()))
            .column("outcome_code", (to, row) -> to.text(row.outcome()))
            .column("outcome_date", (to, row) -> to.date(row.outcomeDate()))
            .column("is_withdrawn", (to, row) -> to.bool(row.withdrawn()))
            .column("waiting_days", (to, row) -> to.smallint(row.waitingDays()));
}
