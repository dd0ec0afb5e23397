package uk.spahc.sample;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * In which hours of the week the city's offences happened, as told: an exact time in one, a time between two spread evenly
 * over what lies between. In none: a day without a time, and 00:00, by which the force means that it does not know.
 */
final class WeekHours {
    private static final ZoneId CITY = ZoneId.of("Europe/London");
    private static final LocalTime LAST_MINUTE = LocalTime.of(23, 59);
    private static final long LONGEST_MINUTES = 7 * 24 * 60;
    private static final String HEADER = "weekday,hour,offences\n";

    private final Map<String, Double> weights = new TreeMap<>();

    void count(Cells cells) {
        LocalDateTime at = Dates.moment(cells.text(Cell.OCCURRED_FROM));
        LocalDate day = Dates.dayOf(cells.text(Cell.OCCURRED_FROM));
        LocalDate lastDay = Dates.dayOf(cells.text(Cell.OCCURRED_TO));
        if (at != null && lastDay == null) {
            add(at, 1);
        } else if (day != null && lastDay != null) {
            LocalDateTime from = at == null ? day.atStartOfDay() : at;
            LocalDateTime until = Dates.moment(cells.text(Cell.OCCURRED_TO));
            LocalDateTime to = until == null ? lastDay.atTime(LAST_MINUTE) : until;
            if (ChronoUnit.MINUTES.between(from, to) <= LONGEST_MINUTES) {
                spread(from.atZone(CITY).withEarlierOffsetAtOverlap().toInstant(), to.atZone(CITY).withLaterOffsetAtOverlap().toInstant());
            }
        }
    }

    private void spread(Instant from, Instant to) {
        double minutes = ChronoUnit.MINUTES.between(from, to);
        for (Instant begin = from; begin.isBefore(to); ) {
            ZonedDateTime clock = begin.atZone(CITY);
            Instant hourEnds = begin.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
            Instant end = hourEnds.isBefore(to) ? hourEnds : to;
            add(clock.toLocalDateTime(), ChronoUnit.MINUTES.between(begin, end) / minutes);
            begin = end;
        }
    }

    private void add(LocalDateTime clock, double weight) {
        weights.merge(clock.getDayOfWeek().getValue() + "," + clock.getHour(), weight, Double::sum);
    }

    /** The table, sorted; 1 is Monday; four decimals. */
    String csv() {
        StringBuilder csv = new StringBuilder(HEADER);
        weights.forEach((key, weight) -> csv.append(String.format(Locale.ROOT, "%s,%.4f\n", key, weight)));
        return csv.toString();
    }
}
