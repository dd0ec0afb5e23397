package uk.spahc.sample;

import java.time.LocalDate;
import uk.spahc.sample.Event.Occurrence.Precision;
import uk.spahc.sample.Report.Said;

/** What clients say of an event: whether the police know, and when it was. */
final class Testimony {
    private Testimony() {
    }

    /** People may be wrong about it: another called the police, or nothing was recorded of what they told. */
    static Said said(boolean policeKnow, Chance chance) {
        double share = chance.unit();
        if (policeKnow) {
            return share < 0.8 ? Said.REPORTED : share < 0.86 ? Said.NOT_REPORTED : Said.NOT_KNOWN;
        }
        return share < 0.12 ? Said.REPORTED : share < 0.8 ? Said.NOT_REPORTED : Said.NOT_KNOWN;
    }

    /** The day of the event, or null where it is not told. */
    static LocalDate happened(Event event, double told, Chance chance) {
        boolean known = event.occurrence().precision() != Precision.UNKNOWN;
        return chance.yes(told) && known ? event.occurrence().from().toLocalDate() : null;
    }
}
