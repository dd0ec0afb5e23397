package uk.spahc.sample;

import java.time.LocalDate;
import java.util.List;

/**
 * Someone who truly exists in the sample's world.
 *
 * @param id the truth's own number
 * @param kind why this person is hard or easy to tell from others
 * @param gender M, F or N
 * @param changed from when {@code laterSurname} and {@code laterHome} hold
 * @param nominals the police's own ids of this person: usually one, sometimes none, sometimes two for one person
 */
record Person(int id, Kind kind, Tradition tradition, String gender, String forename, String surname, LocalDate born,
        Address home, LocalDate changed, String laterSurname, Address laterHome, List<String> nominals, String telephone) {

    enum Kind { ORDINARY, TWIN, FATHER_AND_SON, NAMESAKE, OFFICER }

    /** As the truth calls this person. */
    String name() {
        return "P" + id;
    }

    String surnameOn(LocalDate day) {
        return day.isBefore(changed) ? surname : laterSurname;
    }

    Address homeOn(LocalDate day) {
        return day.isBefore(changed) ? home : laterHome;
    }

    int ageOn(LocalDate day) {
        return born.until(day).getYears();
    }
}
