package uk.spahc.read;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import uk.spahc.land.ReadLimits;
import uk.spahc.land.HeldCode;
import uk.spahc.audit.Stage;
import uk.spahc.land.DeliveryHeld;
import uk.spahc.land.Landed;

/** Reads one delivery: a first look at all of it, then its rows. Made anew for each load. */
public final class ReadStage {
    /** Where the step's execution context keeps how many rows the reader has given, over all restarts. */
    public static final String POSITION = "rows.given";

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

    /** The rows behind the first {@code given} of them. To be closed. */
    public RowReader rowsAfter(long given) {
        RowReader rows = reader.rows(readable);
        for (long passed = 0; passed < given && rows.read() != null; passed++) {
            // Read again only to get behind it.
            continue;
        }
        return rows;
    }
}
