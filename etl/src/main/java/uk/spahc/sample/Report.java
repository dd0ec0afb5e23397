package uk.spahc.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What a voluntary organisation wrote down of an attack of which a client told, as last delivered.
 *
 * @param client null where nobody could be known by it
 * @param date the day by whose month it is counted
 * @param happened null where the day is not told
 * @param said whether the client said that the police know
 * @param strands conformed codes
 * @param cells in the order of the delivery's columns
 */
record Report(String reference, Event event, Person client, LocalDate date, LocalDate happened, Agreement agreement, Said said,
        Placement placement, List<String> strands, List<SheetCell> cells) {

    enum Said { REPORTED, NOT_REPORTED, NOT_KNOWN }

    enum Rule { INCIDENT, HOME, FEED }

    /** Where the rules place it. {@code ward} is that of the postcode, empty where the service area alone places it. */
    record Placement(Rule rule, boolean inside, String ward) {
        static final Placement SERVICE_AREA = new Placement(Rule.FEED, true, "");
    }

    Report agreeing(Agreement other, int column, String text) {
        return new Report(reference, event, client, date, happened, other, said, placement, strands, with(column, text));
    }

    Report aimedAlso(String strand, int column, String text) {
        List<String> more = new ArrayList<>(strands);
        more.add(strand);
        return new Report(reference, event, client, date, happened, agreement, said, placement, List.copyOf(more),
                with(column, text));
    }

    private List<SheetCell> with(int column, String text) {
        List<SheetCell> changed = new ArrayList<>(cells);
        changed.set(column, SheetCell.text(text));
        return changed;
    }

    /** The day by which it falls into a window of time. */
    LocalDate occurred() {
        return happened == null ? date : happened;
    }
}
