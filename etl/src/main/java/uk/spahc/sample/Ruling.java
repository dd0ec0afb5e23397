package uk.spahc.sample;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * An outcome given to a crime, as the source held it from one moment on.
 *
 * @param reference the police's own, of this outcome
 * @param suspect the police's id of whom it is about, or empty
 * @param type conformed code, UNMAPPED where nobody mapped the label
 * @param typeText empty where the label alone tells
 */
record Ruling(String reference, String suspect, String type, String typeText, String label, LocalDate date, boolean withdrawn,
        LocalDateTime updated) {
    static final String UNMAPPED = "UNMAPPED";

    Ruling at(LocalDateTime later) {
        return new Ruling(reference, suspect, type, typeText, label, date, withdrawn, later);
    }

    Ruling withdrawnAt(LocalDateTime later) {
        return new Ruling(reference, suspect, type, typeText, label, date, true, later);
    }

    Ruling correctedTo(Ruling other, LocalDateTime later) {
        return new Ruling(reference, suspect, other.type, other.typeText, other.label, date, withdrawn, later);
    }

    /** Whether nothing differs but the time of the last update and the words. */
    boolean tellsTheSameAs(Ruling other) {
        return suspect.equals(other.suspect) && type.equals(other.type) && date.equals(other.date) && withdrawn == other.withdrawn;
    }

    /** The cells of its row, in the order of the delivery's columns. */
    List<String> row(String crime) {
        return new ArrayList<>(List.of(crime, reference, suspect, typeText, label, Dates.day(date), withdrawn ? "Y" : "N",
                Dates.second(updated)));
    }
}
