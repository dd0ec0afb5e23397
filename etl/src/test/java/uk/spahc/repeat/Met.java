package uk.spahc.repeat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import uk.spahc.testing.Night;
import uk.spahc.testing.Resources;

/**
 * Someone in one role of one counted record.
 *
 * @param happened null where no day is told
 * @param person the warehouse's key; 0 or less is nobody known
 * @param strands codes, and what they count as nationally
 * @param hasId whether the source gave its own id of the person
 */
record Met(String feed, String file, long line, String source, String role, boolean atWork, String recordType, String ageBand,
        LocalDate happened, LocalDate recorded, String record, long person, Set<String> strands, boolean hasId) {

    static List<Met> all(Night night) {
        List<Met> all = new ArrayList<>();
        for (String row : night.ask(Resources.text("repeat/met.sql"))) {
            String[] cell = row.split(",", -1);
            all.add(new Met(cell[0], cell[1], Long.parseLong(cell[2]), cell[3], cell[4], cell[5].equals("true"), cell[6], cell[7],
                    day(cell[8]), day(cell[9]), cell[10], Long.parseLong(cell[11]), Set.of(cell[12].split(" ")), cell[13].equals("true")));
        }
        return all;
    }

    private static LocalDate day(String cell) {
        return cell.isEmpty() ? null : LocalDate.parse(cell);
    }

    boolean police() {
        return source.equals("ASP");
    }

    /** The figures of repeats that it enters; OFFENDER only where the person was dealt with for it. */
    List<String> figures(boolean dealtWith) {
        if (role.equals("VICTIM") && !recordType.equals("NON_CRIME_INCIDENT")) {
            return List.of(atWork ? "VICTIM_AT_WORK" : "VICTIM");
        }
        boolean accused = Set.of("SUSPECT", "OFFENDER").contains(role) && recordType.equals("CRIME") && police() && !ageBand.equals("0-9");
        return !accused ? List.of() : dealtWith ? List.of("SUSPECT", "OFFENDER") : List.of("SUSPECT");
    }
}
