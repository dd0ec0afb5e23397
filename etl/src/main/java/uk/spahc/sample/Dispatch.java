package uk.spahc.sample;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import uk.spahc.sample.Incident.Area;

/** Sends records into deliveries, and tells the truth of each line: what should become of it, and why. */
final class Dispatch {
    private static final String NON_CRIME = "NON_CRIME_OFF";

    private final Truth truth;

    Dispatch(Truth truth) {
        this.truth = truth;
    }

    void send(Sending sending, DeliveryFile file) throws IOException {
        for (int pass = 0; pass < (sending.twice() ? 2 : 1); pass++) {
            for (Edition edition : sending.editions()) {
                for (int i = 0; i < edition.people().size(); i++) {
                    boolean faulty = hasFault(sending, edition, i);
                    long line = file.write(faulty ? sending.fault().damage(edition.row(i)) : Fault.texts(edition.row(i)));
                    String reason = faulty ? sending.fault().reason() : edition.incident().crime() ? "" : NON_CRIME;
                    Disposition disposition = !reason.isEmpty() ? Disposition.REJECTED
                            : pass > 0 ? Disposition.DUPLICATE : disposition(sending, edition, i);
                    truth.line(file.name(), line, disposition, reason, edition.people().get(i), sending.record(),
                            edition.incident().cells());
                }
            }
        }
        remember(sending);
    }

    private static boolean hasFault(Sending sending, Edition edition, int row) {
        return sending.fault() != null && edition == sending.editions().get(0) && row == edition.people().size() - 1;
    }

    private static Disposition disposition(Sending sending, Edition edition, int row) {
        Memory memory = sending.record().memory();
        if (memory.isNewerThan(edition.updated()) || sending.newest().isAfter(edition.updated())) {
            return Disposition.STALE;
        } else if (edition.incident().placing().area() == Area.OUTSIDE) {
            return Disposition.OUTSIDE_AREA;
        }
        return memory.knows(edition.incident(), edition.people().get(row)) ? Disposition.UNCHANGED : Disposition.LOADED;
    }

    private static void remember(Sending sending) {
        Memory memory = sending.record().memory();
        for (Edition edition : sending.editions()) {
            boolean newest = edition.updated().equals(sending.newest()) && !memory.isNewerThan(edition.updated());
            if (newest && edition.incident().crime()) {
                List<Involvement> accepted = new ArrayList<>();
                for (int i = 0; i < edition.people().size(); i++) {
                    if (!hasFault(sending, edition, i)) {
                        accepted.add(edition.people().get(i));
                    }
                }
                if (!accepted.isEmpty()) {
                    memory.learn(edition, accepted);
                }
            }
        }
    }
}
