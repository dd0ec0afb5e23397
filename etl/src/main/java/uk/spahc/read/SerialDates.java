package uk.spahc.read;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;

/**
 * A spreadsheet's serial number as a date or a time in ISO form, to the second.
 *
 * @param from1904 whether day 0 is 1 January 1904
 */
record SerialDates(boolean from1904) {
    private static final LocalDate DAY_0 = LocalDate.of(1899, 12, 30);
    private static final LocalDate DAY_0_OF_1904 = LocalDate.of(1904, 1, 1);
    /** In the 1900 system: 29 February 1900, which never was. */
    private static final int NO_DAY = 60;
    /** 31 December 9999. */
    private static final int LAST = 2_958_465;
    /** Below it a bare number is sooner a year, an age or a day of the month: 1 January 1910. */
    private static final int FIRST_BARE = 3_654;
    /** 31 December 2199. */
    private static final int LAST_BARE = 109_574;
    private static final BigDecimal SECONDS = BigDecimal.valueOf(86_400);
    private static final DateTimeFormatter TIMED = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    /** {@code yyyy-MM-dd}, with {@code HH:mm:ss} behind it where the number has a fraction, or that alone below 1; else null. */
    String text(BigDecimal serial) {
        if (serial.signum() < 0 || serial.compareTo(BigDecimal.valueOf(LAST + 1)) >= 0) {
            return null;
        }
        long seconds = serial.multiply(SECONDS).setScale(0, RoundingMode.HALF_UP).longValueExact();
        long day = seconds / 86_400;
        LocalTime time = LocalTime.ofSecondOfDay(seconds % 86_400);
        if (serial.compareTo(BigDecimal.ONE) < 0) {
            return day > 0 ? null : time.format(TIME);
        }
        if (!from1904 && day == NO_DAY) {
            return null;
        }
        LocalDate date = from1904 ? DAY_0_OF_1904.plusDays(day) : DAY_0.plusDays(day < NO_DAY ? day + 1 : day);
        return time.toSecondOfDay() == 0 ? date.toString() : LocalDateTime.of(date, time).format(TIMED);
    }

    /** The same for a number whose style says nothing, as far as its range does: 1910 to 2199, or a time of day; else null. */
    String bareText(BigDecimal serial) {
        BigDecimal shifted = from1904 ? serial.add(BigDecimal.valueOf(1_462)) : serial;
        boolean day = shifted.compareTo(BigDecimal.valueOf(FIRST_BARE)) >= 0 && shifted.compareTo(BigDecimal.valueOf(LAST_BARE + 1)) < 0;
        boolean time = serial.signum() > 0 && serial.compareTo(BigDecimal.ONE) < 0;
        return day || time ? text(serial) : null;
    }
}
