package uk.spahc.sample;

import java.util.List;

/** Ways in which a single row of an outcome is damaged, each for exactly one reason. */
enum OutcomeFault {
    TOO_SHORT("WIDTH"), TOO_LONG_A_ROW("WIDTH"), NUL_CHARACTER("NUL"), NO_CRIME("REQUIRED"), NO_REFERENCE("REQUIRED"),
    NO_UPDATE_TIME("REQUIRED"), IMPOSSIBLE_DATE("FORMAT"), WITHDRAWN_PERHAPS("FORMAT"),
    ENDLESS_SUSPECT("TOO_LONG"), DATED_IN_FUTURE("FUTURE");

    private final String reason;

    OutcomeFault(String reason) {
        this.reason = reason;
    }

    /** The code with which such a row must be rejected. */
    String reason() {
        return reason;
    }

    /** @param row in the order of {@link Ruling#row}; changed */
    List<String> damage(List<String> row) {
        switch (this) {
            case TOO_SHORT -> row.remove(row.size() - 1);
            case TOO_LONG_A_ROW -> row.add(2, "Bristol");
            case NUL_CHARACTER -> row.set(4, "Charge\0d");
            case NO_CRIME -> row.set(0, "");
            case NO_REFERENCE -> row.set(1, "");
            case NO_UPDATE_TIME -> row.set(7, "");
            case IMPOSSIBLE_DATE -> row.set(5, "31/02/2026");
            case WITHDRAWN_PERHAPS -> row.set(6, "see log");
            case ENDLESS_SUSPECT -> row.set(2, "N" + "1".repeat(60));
            default -> row.set(5, "15/06/2099");
        }
        return row;
    }
}
