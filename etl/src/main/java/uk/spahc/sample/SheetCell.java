package uk.spahc.sample;

import java.time.LocalDate;
import java.time.LocalTime;

/** What a spreadsheet's cell holds: a text, or a number that may be shown as a date or a time. */
sealed interface SheetCell {
    SheetCell BLANK = new Text("");

    record Text(String text) implements SheetCell {
    }

    record Day(LocalDate day) implements SheetCell {
    }

    record Time(LocalTime time) implements SheetCell {
    }

    /** A whole number that Excel took for one. */
    record Number(long number) implements SheetCell {
    }

    static SheetCell text(String text) {
        return text.isEmpty() ? BLANK : new Text(text);
    }

    default boolean isBlank() {
        return equals(BLANK);
    }

    /** As a file of text holds it. */
    default String asText() {
        if (this instanceof Text told) {
            return told.text();
        } else if (this instanceof Day told) {
            return Dates.day(told.day());
        } else if (this instanceof Time told) {
            return told.time().toString();
        }
        return Long.toString(((Number) this).number());
    }
}
