package uk.spahc.pseudonymise;

import java.sql.Connection;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import uk.spahc.feed.FeedDefinition;
import uk.spahc.keys.RowSealer;
import uk.spahc.keys.SealedPlace;
import uk.spahc.keys.Tokeniser;
import uk.spahc.validate.Verdict;
import uk.spahc.validate.Verdict.Reason;

/** Puts rejected rows away, reasons in clear and cells encrypted, inside the connection's transaction. */
public final class QuarantineWriter {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String NAME = "quarantine.rejected_row";
    private final LoadKeys load;
    private final RowSealer sealer;
    private final String reference;
    private final RowTokens tokens;
    private final CopyTable<Verdict.Rejected> table;

    /** @param sealer of this load */
    public QuarantineWriter(FeedDefinition feed, LoadKeys load, Tokeniser tokeniser, RowSealer sealer) {
        this.load = load;
        this.sealer = sealer;
        this.reference = feed.identity().record();
        this.tokens = new RowTokens(tokeniser, feed.source().code(), feed.columns());
        this.table = new CopyTable<Verdict.Rejected>(NAME)
                .column("delivery_key", (to, row) -> to.bigint(load.deliveryKey()))
                .column("rerun_number", (to, row) -> to.smallint(load.rerunNumber()))
                .column("line_number", (to, row) -> to.bigint(row.line()))
                .column("load_key", (to, row) -> to.bigint(load.loadKey()))
                .column("record_token", (to, row) -> to.uuid(record(row)))
                .column("reason_codes", (to, row) -> to.texts(row.reasons().stream().map(Reason::code).toList()))
                .column("column_names", (to, row) -> to.texts(row.reasons().stream().map(Reason::column).toList()))
                .column("counts_to_limit", (to, row) -> to.bool(row.countsToLimit()))
                .column("values_sealed", (to, row) -> to.bytes(sealed(row)))
                .column("key_epoch", (to, row) -> epoch(to, row));
    }

    /** Writes the rejects of one chunk. @throws uk.spahc.outcome.Failure FAILED, naming the table and no value */
    public void write(Connection connection, List<Verdict.Rejected> rejects) {
        table.write(connection, rejects);
    }

    /** Where the values of a rejected row are sealed to: the rerun's number is the place's part. */
    public static SealedPlace place(LoadKeys load, long line) {
        return new SealedPlace(NAME, load.deliveryKey(), line, load.rerunNumber(), "");
    }

    /** Tells load which record may lack somebody; null where the row does not say. */
    private UUID record(Verdict.Rejected row) {
        String cell = reference == null ? null : row.cells().get(reference);
        return cell == null || cell.isBlank() ? null : tokens.record(cell.strip(), null);
    }

    private byte[] sealed(Verdict.Rejected row) {
        return row.cells().isEmpty() ? null : sealer.seal(place(load, row.line()), JSON.writeValueAsBytes(row.cells()));
    }

    private void epoch(CopyBuffer to, Verdict.Rejected row) {
        if (row.cells().isEmpty()) {
            to.bytes(null);
        } else {
            to.smallint(sealer.keyEpoch());
        }
    }
}
