package uk.spahc.sample;

/**
 * A person in one role, as one record tells it.
 *
 * @param person null if the row tells nothing by which anyone could be known
 */
record Involvement(int number, Role role, Person person, boolean atWork, Cells cells) {
    enum Role { VICTIM, SUSPECT, OFFENDER, WITNESS, COMPLAINANT, SUBJECT }

    boolean isAccused() {
        return role == Role.SUSPECT || role == Role.OFFENDER;
    }

    Involvement with(Cell cell, String text) {
        return new Involvement(number, role, person, atWork, cells.with(cell, text));
    }
}
