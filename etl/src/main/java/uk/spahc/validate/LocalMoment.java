package uk.spahc.validate;

import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * A local time in Europe/London and how exactly it is known.
 *
 * @param at start of the day where only the date is known
 * @param timeKnown whether the time of day is; false also for midnight where the feed says that it means unknown
 */
public record LocalMoment(LocalDateTime at, boolean timeKnown) {
    /** Whether the clocks go back over this time, so that it names either of two hours. */
    public boolean happensTwice(ZoneId zone) {
        return timeKnown && zone.getRules().getValidOffsets(at).size() > 1;
    }
}
