package uk.spahc.sample;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * One delivery of an organisation that does not deliver nightly.
 *
 * @param upTo last day of what it brings
 * @param period as in the file's name
 * @param workbook rather than a file of text
 */
record Slot(LocalDate upTo, String period, boolean workbook) {
    private static final int JOINED_AFTER_MONTHS = 5;

    /** A workbook for each month, the last one among them even if it has not ended. */
    static List<Slot> monthly(SampleSettings settings) {
        List<Slot> slots = new ArrayList<>();
        YearMonth last = YearMonth.from(settings.until());
        for (YearMonth month = YearMonth.from(settings.from()); !month.isAfter(last); month = month.plusMonths(1)) {
            slots.add(new Slot(month.atEndOfMonth(), month.toString(), true));
        }
        return slots;
    }

    /** Now and then, from some months after the start. */
    static List<Slot> nowAndThen(SampleSettings settings, Chance chance) {
        List<Slot> slots = new ArrayList<>();
        LocalDate day = settings.from().plusMonths(Math.min(JOINED_AFTER_MONTHS, settings.months() / 2));
        for (day = day.plusDays(chance.between(5, 12)); !day.isAfter(settings.until()); day = day.plusDays(chance.between(12, 55))) {
            slots.add(new Slot(day, day.toString(), slots.size() % 3 == 1));
        }
        return slots;
    }
}
