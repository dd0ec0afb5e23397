package uk.spahc.sample;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/** Dates and times as the deliveries write them. */
final class Dates {
    private static final int MINUTE_LENGTH = "dd/MM/yyyy HH:mm".length();

    private Dates() {
    }

    static String day(LocalDate date) {
        return two(date.getDayOfMonth()) + "/" + two(date.getMonthValue()) + "/" + date.getYear();
    }

    static String minute(LocalDateTime time) {
        return day(time.toLocalDate()) + " " + two(time.getHour()) + ":" + two(time.getMinute());
    }

    static String second(LocalDateTime time) {
        return minute(time) + ":" + two(time.getSecond());
    }

    /** The moment that such a text tells; null where it tells no time of day, and at 00:00, which means an unknown one. */
    static LocalDateTime moment(String text) {
        if (text.length() < MINUTE_LENGTH) {
            return null;
        }
        LocalTime time = LocalTime.parse(text.substring(text.indexOf(' ') + 1));
        return time.equals(LocalTime.MIDNIGHT) ? null : dayOf(text).atTime(time);
    }

    /** The day that such a text tells; null where it is empty. */
    static LocalDate dayOf(String text) {
        return text.isEmpty() ? null : LocalDate.of(Integer.parseInt(text.substring(6, 10)), Integer.parseInt(text.substring(3, 5)),
                Integer.parseInt(text.substring(0, 2)));
    }

    static String compact(LocalDate date) {
        return date.getYear() + two(date.getMonthValue()) + two(date.getDayOfMonth());
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
