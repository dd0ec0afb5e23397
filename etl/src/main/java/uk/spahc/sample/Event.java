package uk.spahc.sample;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/**
 * One attack, as it truly was. The police may record it as one crime or two.
 *
 * @param within in the city
 * @param until null where the moment is known, otherwise the end of the time in which it happened
 */
record Event(int number, boolean within, Occurrence occurrence, List<String> strands, String group, String locationType,
        Address place, List<Person> victims, List<Person> accused, boolean atWork, String relationship) {

    /** As the truth calls it. */
    String name() {
        return "E" + number;
    }

    /** How well the time is known, with the days on which it was reported and recorded. */
    record Occurrence(Precision precision, LocalDateTime from, LocalDateTime until, LocalDate reported, LocalDate recorded) {
        enum Precision { EXACT, WINDOW, DATE, MIDNIGHT, UNKNOWN }
    }
}
