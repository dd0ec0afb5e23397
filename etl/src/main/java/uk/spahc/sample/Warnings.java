package uk.spahc.sample;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What must be said of a row that is loaded all the same: a label that nobody has mapped, a time that the clock showed twice. */
final class Warnings {
    static final String UNMAPPED = "UNMAPPED";
    private static final String TIME_TWICE = "TIME_TWICE";
    private static final ZoneId CITY = ZoneId.of("Europe/London");
    private static final Map<Cell, String> CODED = Map.of(Cell.HATE_STRANDS, "strand", Cell.LOCATION_TYPE, "location_type", Cell.TARGET, "target");
    private static final Map<String, String> LABELS = Table.own("label.csv").stream().filter(row -> row.get("list").equals("unmapped"))
            .collect(Collectors.toMap(row -> row.get("code"), row -> row.get("label")));

    /** @param column by the warehouse's name of it */
    record Warning(String code, String column) {
        void count(Tally tally) {
            tally.add("warned", "code", code, "column", column);
        }
    }

    private Warnings() {
    }

    static List<Warning> of(Cells cells) {
        List<Warning> warnings = new ArrayList<>();
        CODED.forEach((cell, list) -> {
            if (cells.text(cell).equals(LABELS.get(list))) {
                warnings.add(new Warning(UNMAPPED, cell.key()));
            }
        });
        for (Cell cell : List.of(Cell.OCCURRED_FROM, Cell.OCCURRED_TO)) {
            LocalDateTime time = Dates.moment(cells.text(cell));
            if (time != null && CITY.getRules().getValidOffsets(time).size() > 1) {
                warnings.add(new Warning(TIME_TWICE, cell.key()));
            }
        }
        return warnings;
    }

    /** Neither the type nor the words beside it tell what it is. */
    static List<Warning> of(Ruling ruling) {
        return ruling.type().equals(Ruling.UNMAPPED)
                ? List.of(new Warning(UNMAPPED, ruling.typeText().isEmpty() ? "outcome" : "outcome_type")) : List.of();
    }
}
