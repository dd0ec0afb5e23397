package uk.spahc.sample;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import uk.spahc.sample.Incident.Standing;
import uk.spahc.sample.Involvement.Role;

/** Makes the next edition of a record: what the police learned or mended since. */
final class Revision {
    private final Gazetteer gazetteer;
    private final Labels labels;
    private final Statements statements;
    private final Population population;

    Revision(Gazetteer gazetteer, Labels labels, Statements statements, Population population) {
        this.gazetteer = gazetteer;
        this.labels = labels;
        this.statements = statements;
        this.population = population;
    }

    Edition of(Telling telling, Event event, Edition before, LocalDateTime updated, Chance chance) {
        return (switch (telling) {
            case RESENT -> before;
            case RECLASSIFIED, STALE, BOTH_AT_ONCE -> reclassified(before);
            case STRAND_ADDED -> strandAdded(before, chance);
            case PERSON_CORRECTED -> corrected(before);
            case SUSPECT_ADDED -> suspectAdded(event, before, chance);
            case TOUCHED -> before.with(Cell.SUMMARY, before.incident().cells().text(Cell.SUMMARY) + " Reviewed by supervisor.");
            case CANCELLED -> standing(before, Standing.CANCELLED, chance);
            case TRANSFERRED -> standing(before, Standing.TRANSFERRED, chance);
            case MOVED_OUTSIDE, MOVED_INSIDE, LOCATED -> moved(before, telling == Telling.LOCATED ? event.within()
                    : telling == Telling.MOVED_INSIDE, event, chance);
        }).at(updated);
    }

    /** A non-crime incident that turned out to be a crime. */
    Edition crimed(Edition before, LocalDateTime updated, Chance chance) {
        Incident incident = before.incident();
        List<Involvement> people = new ArrayList<>();
        for (Involvement person : before.people()) {
            Role role = person.role() == Role.COMPLAINANT ? Role.VICTIM : Role.SUSPECT;
            people.add(new Involvement(person.number(), role, person.person(), person.atWork(),
                    person.cells().with(Cell.PERSON_ROLE, labels.label("role", role.name(), chance))));
        }
        Cells cells = incident.cells().with(Cell.RECORD_TYPE, labels.label("record_type", "CRIME", chance));
        Incident crime = new Incident(cells, true, incident.standing(), incident.placing(), incident.strands());
        return new Edition(updated, crime, people);
    }

    Edition standing(Edition before, Standing standing, Chance chance) {
        Incident incident = before.incident();
        return before.with(new Incident(incident.cells().with(Cell.STATUS, labels.label("status", standing.name(), chance)),
                incident.crime(), standing, incident.placing(), incident.strands()));
    }

    private static Edition reclassified(Edition before) {
        boolean harassment = before.incident().cells().text(Cell.OFFENCE).equals("Harassment");
        return harassment ? before.with(Cell.OFFENCE_CODE, "105A").with(Cell.OFFENCE, "Assault without Injury")
                : before.with(Cell.OFFENCE_CODE, "8L").with(Cell.OFFENCE, "Harassment");
    }

    private Edition strandAdded(Edition before, Chance chance) {
        Incident incident = before.incident();
        String strand = Stream.of("DISABILITY", "OTHER", "AGE")
                .filter(another -> !incident.strands().contains(another)).findFirst().orElseThrow();
        List<String> strands = new ArrayList<>(incident.strands());
        strands.add(strand);
        String text = incident.cells().text(Cell.HATE_STRANDS) + ";" + labels.label("strand", strand, chance);
        return before.with(new Incident(incident.cells().with(Cell.HATE_STRANDS, text), incident.crime(), incident.standing(),
                incident.placing(), List.copyOf(strands)));
    }

    /** The first person's date of birth is learned, or struck out as wrong. */
    private static Edition corrected(Edition before) {
        Involvement first = before.people().get(0);
        if (first.person() == null) {
            return before.withPerson(0, first.with(Cell.GENDER, first.cells().text(Cell.GENDER).isEmpty() ? "Female" : ""));
        }
        boolean bornKnown = !first.cells().text(Cell.DATE_OF_BIRTH).isEmpty();
        return before.withPerson(0, first.with(Cell.DATE_OF_BIRTH, bornKnown ? "" : Dates.day(first.person().born())));
    }

    private Edition suspectAdded(Event event, Edition before, Chance chance) {
        Person suspect = population.draw(Population.Part.OFFENDING, event.within(), chance);
        int number = before.people().size() + 1;
        return before.withPerson(number - 1, statements.taken(number, Role.SUSPECT, suspect, event, true, chance));
    }

    private Edition moved(Edition before, boolean within, Event event, Chance chance) {
        Address place = event.within() == within ? event.place() : gazetteer.street(within, chance);
        Postcode postcode = place.postcode();
        Location location = Location.found(Cells.NONE.with(Cell.LOCATION_ADDRESS, place.line()), postcode, gazetteer, chance);
        Incident incident = before.incident();
        Cells cleared = incident.cells();
        for (Cell cell : List.of(Cell.LOCATION_ADDRESS, Cell.LOCATION_POSTCODE, Cell.LOCATION_LSOA, Cell.DISTRICT)) {
            cleared = cleared.with(cell, location.cells().text(cell));
        }
        return before.with(new Incident(cleared, incident.crime(), incident.standing(), location.placing(), incident.strands()));
    }
}
