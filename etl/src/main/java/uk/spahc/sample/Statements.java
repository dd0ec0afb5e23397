package uk.spahc.sample;

import java.time.LocalDate;
import java.util.List;
import uk.spahc.sample.Involvement.Role;

/** Writes down a person of a record as an officer would: what is known, and how it is spelt this time. */
final class Statements {
    private final Labels labels;
    private final Spelling spelling;

    Statements(Labels labels, Spelling spelling) {
        this.labels = labels;
        this.spelling = spelling;
    }

    /** What is known of a person on that day. {@code identified} false: a description only, by which nobody can be known. */
    Involvement taken(int number, Role role, Person person, Event event, boolean identified, Chance chance) {
        boolean victim = role == Role.VICTIM || role == Role.COMPLAINANT;
        boolean atWork = victim && event.atWork();
        Cells cells = Cells.NONE.withAll(
                Cell.PERSON_NUMBER, Integer.toString(number),
                Cell.PERSON_ROLE, labels.label("role", role.name(), chance),
                Cell.GENDER, chance.yes(identified ? 0.97 : 0.7) ? labels.label("gender", person.gender(), chance) : "",
                Cell.OFFICER_DEFINED_ETHNICITY, chance.yes(victim ? 0.45 : 0.85) ? officerDefined(person, chance) : "",
                Cell.RELATIONSHIP, chance.yes(0.93) ? labels.label("relationship", event.relationship(), chance) : "",
                Cell.AT_WORK, victim ? atWork ? "Y" : chance.yes(0.9) ? "N" : "" : "");
        return new Involvement(number, role, identified ? person : null, atWork,
                identified ? identity(cells, person, event.occurrence().reported(), victim, chance) : cells);
    }

    private String officerDefined(Person person, Chance chance) {
        return labels.label("ethnicity_officer", chance.yes(0.04) ? "IC9" : person.tradition().officerDefined(), chance);
    }

    private Cells identity(Cells cells, Person person, LocalDate day, boolean victim, Chance chance) {
        Address home = person.homeOn(day);
        String forename = spelling.written(person.forename(), chance);
        String surname = spelling.written(person.surnameOn(day), chance);
        boolean swapped = chance.yes(0.01);
        boolean homeKnown = chance.yes(victim ? 0.93 : 0.72);
        List<String> nominals = person.nominals();
        return cells.withAll(
                Cell.PERSON_ID, nominals.isEmpty() || chance.yes(0.05) ? "" : chance.pick(nominals),
                Cell.FORENAME, swapped ? surname : forename,
                Cell.SURNAME, swapped ? forename : surname,
                Cell.DATE_OF_BIRTH, chance.yes(victim ? 0.94 : 0.86) ? born(person.born(), chance) : "",
                Cell.SELF_DEFINED_ETHNICITY, selfDefined(person, victim, chance),
                Cell.HOME_ADDRESS, homeKnown ? shortened(home.line(), chance) : "",
                Cell.HOME_POSTCODE, homeKnown && chance.yes(0.95) ? Location.typed(home.postcode().text(), chance) : "",
                Cell.TELEPHONE, chance.yes(0.7) ? person.telephone() : "");
    }

    private String selfDefined(Person person, boolean victim, Chance chance) {
        double share = chance.unit();
        if (share > (victim ? 0.82 : 0.55)) {
            return "";
        }
        return labels.label("ethnicity_self", share < 0.1 ? "NS" : person.tradition().selfDefined(), chance);
    }

    /** Mostly right; sometimes day and month swapped, or the year alone known and written as its first day. */
    private static String born(LocalDate born, Chance chance) {
        double share = chance.unit();
        if (share < 0.008 && born.getDayOfMonth() <= 12) {
            return Dates.day(LocalDate.of(born.getYear(), born.getDayOfMonth(), born.getMonthValue()));
        }
        return Dates.day(share > 0.993 ? born.withDayOfYear(1) : born);
    }

    private static String shortened(String line, Chance chance) {
        return chance.yes(0.15) ? line.replace(" Road", " Rd").replace(" Street", " St").replace(" Avenue", " Ave") : line;
    }
}
