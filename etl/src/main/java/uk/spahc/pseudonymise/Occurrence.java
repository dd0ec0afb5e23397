package uk.spahc.pseudonymise;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import uk.spahc.validate.LocalMoment;

/**
 * When an incident happened, in local time. Both null if unknown.
 *
 * @param from for {@code DATE} the start of the day
 * @param to null for {@code EXACT} and {@code DATE}; for a window that ends on a day without a time, 23:59 of that day
 * @param precision null only where nothing of the time is kept
 */
record Occurrence(LocalDateTime from, LocalDateTime to, Precision precision) {
    static final Occurrence NOT_KEPT = new Occurrence(null, null, null);
    private static final LocalTime LAST_MINUTE = LocalTime.of(23, 59);

    enum Precision { EXACT, WINDOW, DATE, UNKNOWN }

    /** From the two moments that a source gives, either of which may be null; an end before its start is passed over. */
    static Occurrence of(LocalMoment from, LocalMoment to, ZoneRules zone) {
        if (from == null) {
            return new Occurrence(null, to == null ? null : to.at(), Precision.UNKNOWN);
        }
        LocalDateTime end = to == null ? null : to.timeKnown() ? to.at() : to.at().with(LAST_MINUTE);
        boolean sameDay = end != null && end.toLocalDate().equals(from.at().toLocalDate());
        boolean noEnd = end == null || end.isBefore(from.at());
        if (!from.timeKnown() && (noEnd || sameDay && !to.timeKnown())) {
            return new Occurrence(from.at(), null, Precision.DATE);
        }
        if (noEnd || from.timeKnown() && to.timeKnown() && end.equals(from.at())) {
            return exact(from.at(), zone);
        }
        return new Occurrence(from.at(), end, Precision.WINDOW);
    }

    /** A time that the clock showed twice, when it went back, may be an hour later than it says. */
    private static Occurrence exact(LocalDateTime at, ZoneRules zone) {
        ZoneOffsetTransition transition = zone.getTransition(at);
        return transition != null && transition.isOverlap()
                ? new Occurrence(at, at.plus(transition.getDuration().abs()), Precision.WINDOW)
                : new Occurrence(at, null, Precision.EXACT);
    }
}
