package uk.spahc.pseudonymise;

import java.time.Instant;
import java.util.UUID;

/**
 * A row of {@code staging.withdrawal}: a record that its source, or an officer in its name, takes back.
 *
 * @param sourceUpdated since when; null where the source does not say
 * @param because who or what took it back, as a code
 * @param toldDelivery the delivery that is withdrawn with all its records; null for a single record
 */
public record StagedWithdrawal(RowKey key, UUID rowDigest, UUID recordToken, Instant sourceUpdated, Lasting lasting, String because,
        Long toldDelivery) {
    /** The code of a withdrawal that came by a feed. */
    static final String SUPPLIER = "SUPPLIER";

    /** What brings the record back. */
    public enum Lasting {
        /** A later word of the source. */
        UNTIL_NEWER,
        /** Any word that is not stale. */
        UNTIL_TOLD,
        /** None. */
        FOR_GOOD
    }

    static final CopyTable<StagedWithdrawal> TABLE = new CopyTable<StagedWithdrawal>("staging.withdrawal")
            .column("delivery_key", (to, row) -> to.bigint(row.key().deliveryKey()))
            .column("line_number", (to, row) -> to.bigint(row.key().line()))
            .column("part", (to, row) -> to.smallint(row.key().part()))
            .column("row_digest", (to, row) -> to.uuid(row.rowDigest()))
            .column("record_token", (to, row) -> to.uuid(row.recordToken()))
            .column("source_updated", (to, row) -> to.timestamptz(row.sourceUpdated()))
            .column("withdrawal", (to, row) -> to.text(row.lasting().name()))
            .column("because", (to, row) -> to.text(row.because()));
}
