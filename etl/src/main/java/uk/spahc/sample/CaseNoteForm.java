package uk.spahc.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import uk.spahc.sample.Report.Placement;
import uk.spahc.sample.Report.Said;

/** A case of a small organisation: few columns, often without a name; the place in words, so that its area places it. */
final class CaseNoteForm implements Form {
    private enum Column { CASE, DATE, STRANDS, WHERE, AGE, GENDER, FORENAME, SURNAME, REPORTED, AGREEMENT, NOTES }

    private static final String NO_AGE = "not known";
    private static final int[] AGES = {10, 18, 25, 35, 45, 55, 65, 75};

    private final Hand hand;
    private final Spelling spelling;

    CaseNoteForm(Hand hand, Spelling spelling) {
        this.hand = hand;
        this.spelling = spelling;
    }

    @Override
    public Report fill(String reference, Event event, List<CrimeRecord> records, LocalDate told, Agreement agreement,
            Chance chance) {
        Person client = event.victims().get(0);
        boolean anonymous = chance.yes(0.4);
        Said said = Testimony.said(!records.isEmpty(), chance);
        LocalDate happened = event.occurrence().from().toLocalDate();
        SheetCell[] cells = new SheetCell[Column.values().length];
        Arrays.fill(cells, SheetCell.BLANK);
        put(cells, Column.CASE, reference);
        cells[Column.DATE.ordinal()] = hand.textDay(happened, chance);
        put(cells, Column.STRANDS, hand.strands(event.strands(), chance));
        put(cells, Column.WHERE, chance.yes(0.85) ? event.place().line() : "");
        put(cells, Column.AGE, chance.yes(0.8) ? age(client.ageOn(happened)) : chance.yes(0.5) ? NO_AGE : "");
        put(cells, Column.GENDER, chance.yes(0.85) ? hand.label("client_gender", client.gender(), chance) : "");
        put(cells, Column.FORENAME, anonymous ? chance.yes(0.5) ? "Anonymous" : "" : spelling.written(client.forename(), chance));
        put(cells, Column.SURNAME, anonymous || chance.yes(0.1) ? "" : spelling.written(client.surnameOn(told), chance));
        put(cells, Column.REPORTED, hand.label("reported", said.name(), chance));
        put(cells, Column.AGREEMENT, hand.label("agreement", agreement.name(), chance));
        put(cells, Column.NOTES, chance.yes(0.7) ? hand.label("note", "NOTE", chance) : "");
        boolean known = !cells[Column.SURNAME.ordinal()].isBlank();
        return new Report(reference, event, known ? client : null, happened, happened, agreement, said,
                Placement.SERVICE_AREA, event.strands(), List.of(cells));
    }

    private static void put(SheetCell[] cells, Column column, String text) {
        cells[column.ordinal()] = SheetCell.text(text);
    }

    private static String age(int years) {
        int band = AGES.length - 1;
        while (band > 0 && AGES[band] > years) {
            band--;
        }
        return band == AGES.length - 1 ? AGES[band] + "+" : AGES[band] + "-" + (AGES[band + 1] - 1);
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
        return text + ", " + hand.label("strand", strand, chance);
    }

    /** The place is told in words, where others have a postcode; an age that is "not known" is no age. */
    @Override
    public List<Warnings.Warning> warnings(List<SheetCell> cells) {
        List<Warnings.Warning> warnings = new ArrayList<>();
        if (!cells.get(Column.WHERE.ordinal()).isBlank()) {
            warnings.add(new Warnings.Warning("POSTCODE_MALFORMED", "where"));
        }
        if (cells.get(Column.AGE.ordinal()).asText().equals(NO_AGE)) {
            warnings.add(new Warnings.Warning(Warnings.UNMAPPED, "age_group"));
        }
        return warnings;
    }

    @Override
    public List<ReportFault> faults() {
        return List.of(
                new ReportFault("WIDTH", true, cells -> cells.subList(0, cells.size() - 1)),
                ReportFault.of("REQUIRED", Column.CASE.ordinal(), ""),
                ReportFault.of("FORMAT", Column.DATE.ordinal(), "sometime in May"),
                new ReportFault("WIDTH", true, CaseNoteForm::oneMore),
                ReportFault.of("REQUIRED", Column.DATE.ordinal(), ""),
                ReportFault.of("TOO_LONG", Column.FORENAME.ordinal(), "Maria ".repeat(30).strip()),
                ReportFault.of("FUTURE", Column.DATE.ordinal(), "15/06/2099"),
                new ReportFault("NUL", true, cells -> ReportFault.of("NUL", Column.WHERE.ordinal(), "by the\0 park").damaged(cells)));
    }

    private static List<SheetCell> oneMore(List<SheetCell> cells) {
        List<SheetCell> more = new ArrayList<>(cells);
        more.add(3, SheetCell.text("Bristol"));
        return more;
    }
}
