package uk.spahc.sample;

import java.time.LocalDate;
import java.time.LocalDateTime;

/** Dates and times as the deliveries write them. */
final class Dates {
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

    static String compact(LocalDate date) {
        return date.getYear() + two(date.getMonthValue()) + two(date.getDayOfMonth());
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
