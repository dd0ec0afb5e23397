package uk.spahc.sample;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Ways in which a single row is damaged, each for exactly one reason. */
enum Fault {
    TOO_SHORT("WIDTH"), TOO_LONG_A_ROW("WIDTH"), NUL_CHARACTER("NUL"), NO_REFERENCE("REQUIRED"), NO_UPDATE_TIME("REQUIRED"),
    IMPOSSIBLE_DATE("FORMAT"), NUMBER_IN_WORDS("FORMAT"), NUMBER_OUT_OF_RANGE("VALUE"), ENDLESS_ADDRESS("TOO_LONG"),
    ENDS_BEFORE_IT_BEGINS("DATE_ORDER"), RECORDED_IN_FUTURE("FUTURE"), BORN_AFTERWARDS("BIRTH_AFTER_INCIDENT"),
    TOO_OLD("AGE_OVER_LIMIT");

    private static final LocalDateTime SOME_TIME = LocalDateTime.of(2025, 2, 11, 14, 30);

    private final String reason;

    Fault(String reason) {
        this.reason = reason;
    }

    /** The code with which such a row must be rejected. */
    String reason() {
        return reason;
    }

    /** The cells of the row as delivered: one too few, one too many, or a wrong one. */
    List<String> damage(Cells row) {
        return switch (this) {
            case TOO_SHORT -> texts(onOneLine(row)).subList(0, Cell.values().length - 1);
            case TOO_LONG_A_ROW -> oneMore(texts(onOneLine(row)));
            default -> texts(damagedCell(row));
        };
    }

    private Cells damagedCell(Cells row) {
        return switch (this) {
            case NUL_CHARACTER -> row.with(Cell.LOCATION_ADDRESS, "12\0 High Street");
            case NO_REFERENCE -> row.with(Cell.CRIME_REFERENCE, "");
            case NO_UPDATE_TIME -> row.with(Cell.LAST_UPDATED, "");
            case IMPOSSIBLE_DATE -> row.with(Cell.DATE_RECORDED, "31/02/2026");
            case NUMBER_IN_WORDS -> row.with(Cell.PERSON_NUMBER, "one");
            case NUMBER_OUT_OF_RANGE -> row.with(Cell.PERSON_NUMBER, "1000");
            case ENDLESS_ADDRESS -> row.with(Cell.LOCATION_ADDRESS, "Rear of ".repeat(30) + row.text(Cell.LOCATION_ADDRESS));
            case ENDS_BEFORE_IT_BEGINS -> row.withAll(Cell.OCCURRED_FROM, Dates.minute(SOME_TIME),
                    Cell.OCCURRED_TO, Dates.minute(SOME_TIME.minusDays(1)), Cell.DATE_OF_BIRTH, "");
            case RECORDED_IN_FUTURE -> row.with(Cell.DATE_RECORDED, "15/06/2099");
            case BORN_AFTERWARDS -> row.withAll(Cell.OCCURRED_FROM, Dates.minute(SOME_TIME), Cell.OCCURRED_TO, "",
                    Cell.DATE_OF_BIRTH, Dates.day(SOME_TIME.plusDays(40).toLocalDate()));
            case TOO_OLD -> row.withAll(Cell.OCCURRED_FROM, Dates.minute(SOME_TIME), Cell.OCCURRED_TO, "",
                    Cell.DATE_OF_BIRTH, "01/03/1902");
            default -> row;
        };
    }

    static List<String> texts(Cells row) {
        return Arrays.stream(Cell.values()).map(row::text).toList();
    }

    /** A row of wrong width over several lines would look like a quote left open, and hold the whole delivery. */
    private static Cells onOneLine(Cells row) {
        return row.mapped(text -> text.replace('\n', ' '));
    }

    private static List<String> oneMore(List<String> cells) {
        List<String> more = new ArrayList<>(cells);
        more.add(3, "Bristol");
        return more;
    }
}
