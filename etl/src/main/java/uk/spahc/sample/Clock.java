package uk.spahc.sample;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import uk.spahc.sample.Event.Occurrence;
import uk.spahc.sample.Event.Occurrence.Precision;

/** When things happen: by season, weekday and hour; and how soon they are told. */
final class Clock {
    private final Map<String, Double> weights = new TreeMap<>();
    private final Labels labels;

    Clock(Labels labels) {
        this.labels = labels;
        Table.own("weighting.csv").forEach(row ->
                weights.put(row.get("list") + row.get("code"), Double.parseDouble(row.get("weight"))));
    }

    /** How busy a day is, about 1 on average. */
    double weight(LocalDate day) {
        return weights.get("month" + day.getMonthValue()) * weights.get("weekday" + day.getDayOfWeek().getValue()) / 10_000;
    }

    Occurrence on(LocalDate day, Chance chance) {
        LocalDateTime at = afterSpringGap(day.atTime(Integer.parseInt(labels.code("hour", chance)), minute(chance)));
        LocalDate reported = day.plusDays(delay(chance));
        LocalDate recorded = reported.plusDays(chance.yes(0.75) ? 0 : chance.between(1, 3));
        double share = chance.unit();
        if (share < 0.72) {
            return new Occurrence(Precision.EXACT, at, null, reported, recorded);
        } else if (share < 0.88) {
            // Told the day after at the earliest, so that no window ends after it was told.
            int minutes = chance.yes(0.5) ? 30 * chance.between(1, 20) : chance.between(5, 90);
            return new Occurrence(Precision.WINDOW, at, afterSpringGap(at.plusMinutes(minutes)), reported.plusDays(1),
                    recorded.plusDays(1));
        } else if (share < 0.94) {
            return new Occurrence(Precision.MIDNIGHT, day.atStartOfDay(), null, reported, recorded);
        }
        return new Occurrence(share < 0.985 ? Precision.DATE : Precision.UNKNOWN, day.atStartOfDay(), null, reported, recorded);
    }

    private static int minute(Chance chance) {
        // Never 00:00, which means "unknown" to the force; round minutes are told more often.
        return chance.yes(0.6) ? chance.pick(List.of(5, 10, 15, 20, 30, 40, 45, 50)) : chance.between(1, 59);
    }

    private static int delay(Chance chance) {
        double share = chance.unit();
        return share < 0.7 ? 0 : share < 0.85 ? 1 : share < 0.97 ? chance.between(2, 14) : chance.between(15, 60);
    }

    /** Nothing happens between 01:00 and 02:00 on the last Sunday of March. */
    private static LocalDateTime afterSpringGap(LocalDateTime at) {
        boolean gap = at.getMonth() == Month.MARCH && at.getDayOfWeek() == DayOfWeek.SUNDAY && at.getDayOfMonth() > 24
                && at.getHour() == 1;
        return gap ? at.plusHours(1) : at;
    }
}
