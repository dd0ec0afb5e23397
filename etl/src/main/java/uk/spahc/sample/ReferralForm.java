package uk.spahc.sample;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import uk.spahc.sample.Report.Placement;
import uk.spahc.sample.Report.Rule;
import uk.spahc.sample.Report.Said;

/** A referral to a victims' service, as its caseworkers type it into a workbook. */
final class ReferralForm implements Form {
    private enum Column {
        REFERENCE, REFERRED, HAPPENED, TIME, FORENAME, SURNAME, BORN, GENDER, ETHNICITY, HOME, PLACE, STRANDS, NEEDS, REPORTED,
        POLICE, AGREEMENT, NOTES
    }

    private record Placed(String text, Placement placement) {
    }

    private final Hand hand;
    private final Spelling spelling;

    ReferralForm(Hand hand, Spelling spelling) {
        this.hand = hand;
        this.spelling = spelling;
    }

    @Override
    public Report fill(String reference, Event event, List<CrimeRecord> records, LocalDate told, Agreement agreement,
            Chance chance) {
        Person client = event.victims().get(0);
        Said said = Testimony.said(!records.isEmpty(), chance);
        LocalDate happened = Testimony.happened(event, 0.9, chance);
        Postcode home = client.homeOn(told).postcode();
        String homeText = chance.yes(0.85) ? Location.typed(home.text(), chance) : "";
        Placed placed = placed(event.place().postcode(), home, !homeText.isEmpty(), chance);
        SheetCell[] cells = new SheetCell[Column.values().length];
        Arrays.fill(cells, SheetCell.BLANK);
        put(cells, Column.REFERENCE, hand.spaced(reference, chance));
        put(cells, Column.REFERRED, hand.day(told, chance));
        if (happened != null) {
            put(cells, Column.HAPPENED, hand.day(happened, chance));
            put(cells, Column.TIME, time(event, chance));
        }
        who(cells, client, told, chance);
        put(cells, Column.HOME, SheetCell.text(homeText));
        put(cells, Column.PLACE, SheetCell.text(placed.text()));
        put(cells, Column.STRANDS, hand.spaced(hand.strands(event.strands(), chance), chance));
        put(cells, Column.NEEDS, SheetCell.text(hand.needs(chance)));
        put(cells, Column.REPORTED, SheetCell.text(hand.label("reported", said.name(), chance)));
        put(cells, Column.POLICE, hand.spaced(said == Said.REPORTED ? police(records, chance) : "", chance));
        put(cells, Column.AGREEMENT, SheetCell.text(hand.label("agreement", agreement.name(), chance)));
        put(cells, Column.NOTES, SheetCell.text(chance.yes(0.4) ? hand.label("note", "NOTE", chance) : ""));
        return new Report(reference, event, client, told, happened, agreement, said, placed.placement(), event.strands(),
                List.of(cells));
    }

    private static void put(SheetCell[] cells, Column column, SheetCell cell) {
        cells[column.ordinal()] = cell;
    }

    private void who(SheetCell[] cells, Person client, LocalDate told, Chance chance) {
        put(cells, Column.FORENAME, hand.spaced(spelling.written(client.forename(), chance), chance));
        put(cells, Column.SURNAME, hand.spaced(spelling.written(client.surnameOn(told), chance), chance));
        put(cells, Column.BORN, chance.yes(0.85) ? hand.born(client.born(), chance) : SheetCell.BLANK);
        put(cells, Column.GENDER, SheetCell.text(chance.yes(0.95) ? hand.label("client_gender", client.gender(), chance) : ""));
        put(cells, Column.ETHNICITY, SheetCell.text(chance.yes(0.85)
                ? hand.label("ethnicity_self", client.tradition().selfDefined(), chance) : ""));
    }

    private static SheetCell time(Event event, Chance chance) {
        if (event.occurrence().precision() != Event.Occurrence.Precision.EXACT || chance.yes(0.3)) {
            return SheetCell.BLANK;
        }
        LocalTime time = event.occurrence().from().toLocalTime();
        return chance.yes(0.5) ? new SheetCell.Time(time) : SheetCell.text(time.toString());
    }

    /** The incident's postcode as far as it exists, else the client's home, else the service's own area. */
    private static Placed placed(Postcode place, Postcode home, boolean homeTold, Chance chance) {
        double share = chance.unit();
        if (share < 0.68 && !place.text().isEmpty()) {
            return new Placed(Location.typed(place.text(), chance), placement(Rule.INCIDENT, place));
        }
        boolean mistyped = share > 0.97 && place.text().startsWith("BS");
        return new Placed(mistyped ? Location.mistyped(place.text()) : "",
                homeTold ? placement(Rule.HOME, home) : Placement.SERVICE_AREA);
    }

    private static Placement placement(Rule rule, Postcode postcode) {
        return new Placement(rule, !postcode.ward().isEmpty(), postcode.ward());
    }

    /** The crime reference, if the client has it; sometimes short of its last digit, which is nobody's. */
    private static String police(List<CrimeRecord> records, Chance chance) {
        if (records.isEmpty() || !chance.yes(0.55)) {
            return "";
        }
        String reference = chance.pick(records).reference();
        return chance.yes(0.04) ? reference.substring(0, reference.length() - 1) : reference;
    }

    @Override
    public int strands() {
        return Column.STRANDS.ordinal();
    }

    @Override
    public int agreement() {
        return Column.AGREEMENT.ordinal();
    }

    @Override
    public String andAlso(String text, String strand, Chance chance) {
        return text.strip() + ", " + hand.label("strand", strand, chance);
    }

    @Override
    public List<ReportFault> faults() {
        SheetCell someDay = new SheetCell.Day(ReportFault.SOME_DAY);
        int happened = Column.HAPPENED.ordinal();
        int time = Column.TIME.ordinal();
        int born = Column.BORN.ordinal();
        int referred = Column.REFERRED.ordinal();
        return List.of(
                ReportFault.of("EXCEL_NUMBER", Column.REFERENCE.ordinal(), new SheetCell.Number(4512)),
                ReportFault.of("REQUIRED", Column.REFERENCE.ordinal(), ""),
                ReportFault.of("FORMAT", referred, "last Tuesday"),
                ReportFault.of("EXCEL_NUMBER", Column.POLICE.ordinal(), new SheetCell.Number(522_600_000_000L)),
                ReportFault.of("REQUIRED", referred, ""),
                ReportFault.of("BIRTH_AFTER_INCIDENT", happened, someDay, time, "", born,
                        new SheetCell.Day(ReportFault.SOME_DAY.plusDays(40))),
                ReportFault.of("TOO_LONG", Column.FORENAME.ordinal(), "Maria ".repeat(30).strip()),
                ReportFault.of("FUTURE", referred, "15/06/2099", born, ""),
                ReportFault.of("AGE_OVER_LIMIT", happened, someDay, time, "", born, "01/03/1902"));
    }
}
