package uk.spahc.sample;

import java.time.LocalDate;
import java.util.List;

/** How an organisation writes a report down. */
interface Form {
    /**
     * @param records of the police about the event; none where they never heard of it
     * @param told day on which the client told of it
     */
    Report fill(String reference, Event event, List<CrimeRecord> records, LocalDate told, Agreement agreement, Chance chance);

    /** Column of the strands. */
    int strands();

    /** Column of the client's agreement. */
    int agreement();

    /** What must be said of such a row although it is loaded. */
    default List<Warnings.Warning> warnings(List<SheetCell> cells) {
        return List.of();
    }

    /** Ways in which one of its rows is damaged. */
    List<ReportFault> faults();

    /** The text with its words for one more strand. */
    String andAlso(String text, String strand, Chance chance);
}
