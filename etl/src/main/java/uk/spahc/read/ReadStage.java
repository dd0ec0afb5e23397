package uk.spahc.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import uk.spahc.land.ReadLimits;
import uk.spahc.land.HeldCode;
import uk.spahc.audit.Stage;
import uk.spahc.land.DeliveryHeld;
import uk.spahc.land.Landed;

/** Reads one delivery: a first look at all of it, then its rows. Made anew for each load. */
public final class ReadStage {
    /** Where the step's execution context keeps how many rows the reader has given, over all restarts. */
    public static final String POSITION = "rows.given";

    private static final int TELL_EVERY = 5_000;

    private final Landed landed;
    private final DeliveryReader reader;
    private Inspection.Readable readable;

    public ReadStage(Landed landed) {
        this.landed = landed;
        Set<HeldCode> accepted = landed.accepted()
                ? Arrays.stream(HeldCode.values()).filter(HeldCode::acceptable).collect(Collectors.toSet())
                : Set.of();
        this.reader = new DeliveryReader(landed.content(), landed.feed(),
                landed.agreement().permittedFields(landed.feed().feed()), accepted, ReadLimits.STANDARD);
    }

    /** @throws DeliveryHeld when the delivery cannot be read as a whole */
    public void inspect() {
        landed.progress().reached(Stage.READ, "begin");
        Inspection inspection = reader.inspect();
        if (inspection instanceof Inspection.Held held) {
            String line = held.line() > 0 ? " (line " + held.line() + ")" : "";
            String accept = held.code().acceptable() ? " To load it as it is: spahc rerun " + landed.loadKey() + " --accept." : "";
            throw DeliveryHeld.held(held.code().name(), held.sentence() + line, held.nextStep() + accept);
        }
        readable = (Inspection.Readable) inspection;
        landed.progress().reached(Stage.READ, "end");
    }

    /** Rows of the delivery as the first look counted them. */
    public long rows() {
        return readable.rows();
    }

    public List<Inspection.Notice> notices() {
        return readable.notices();
    }

    /** The rows for Spring Batch, which on a restart go on behind the last row that was committed. */
    public ItemStreamReader<DeliveredRow> reader() {
        return new Rows();
    }

    /** Keeps in the step's context how many rows it has given; what Spring Batch's own base class keeps counts the end, too. */
    private final class Rows implements ItemStreamReader<DeliveredRow> {
        private RowReader rows;
        private long given;

        @Override
        public void open(ExecutionContext context) {
            rows = reader.rows(readable);
            long before = context.getLong(POSITION, 0);
            while (given < before && rows.read() != null) {
                given++;
            }
        }

        @Override
        public DeliveredRow read() {
            DeliveredRow row = rows.read();
            if (row == null) {
                return null;
            }
            given++;
            if (given % TELL_EVERY == 0) {
                landed.progress().rows(Stage.VALIDATE, given, rows());
            }
            return row;
        }

        @Override
        public void update(ExecutionContext context) {
            context.putLong(POSITION, given);
        }

        @Override
        public void close() {
            try {
                if (rows != null) {
                    rows.close();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
