package uk.spahc.sample;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import uk.spahc.sample.Event.Occurrence;
import uk.spahc.sample.Incident.Standing;
import uk.spahc.sample.Involvement.Role;

/** How the police first record an event: one crime or two under one log number, or a non-crime incident. */
final class Recording {
    private static final int NON_CRIME_EVERY = 150;
    private static final int UNMAPPED_EVERY = 90;
    private static final List<String> UNMAPPED = List.of("location_type", "target", "strand");

    private final Gazetteer gazetteer;
    private final Labels labels;
    private final Offences offences = new Offences();
    private final Statements statements;
    private final Narratives narratives = new Narratives();
    private final String referencePrefix;
    private final String logPrefix;
    private final LocalDate today;
    private int records;

    Recording(Gazetteer gazetteer, Labels labels, Statements statements, Layout layout, LocalDate today) {
        this.gazetteer = gazetteer;
        this.labels = labels;
        this.statements = statements;
        this.referencePrefix = layout.text("reference");
        this.logPrefix = layout.text("log");
        this.today = today;
    }

    /** A record and its first edition. */
    record Recorded(CrimeRecord record, Edition edition) {
    }

    List<Recorded> of(Event event, Chance chance) {
        List<Person> victims = event.victims();
        List<Recorded> found = new ArrayList<>();
        boolean two = victims.size() > 1 || chance.yes(0.09);
        boolean crime = two || (records + 1) % NON_CRIME_EVERY != 0;
        String log = two || chance.yes(0.97)
                ? logPrefix + "-" + Dates.compact(event.occurrence().reported()) + "-" + number(event.number(), 7) : "";
        Location location = Location.of(event.place(), event.number(), gazetteer, chance);
        found.add(recorded(event, event.group(), victims.get(0), log, location, crime, chance));
        if (two) {
            String group = victims.size() > 1 ? event.group() : chance.yes(0.7) ? "PUBLIC_ORDER" : "DAMAGE";
            found.add(recorded(event, group, victims.get(victims.size() - 1), log, location, true, chance));
        }
        return found;
    }

    private Recorded recorded(Event event, String group, Person victim, String log, Location location, boolean crime,
            Chance chance) {
        String reference = referencePrefix + number(++records, 8);
        List<Involvement> people = people(event, victim, crime, chance);
        List<String> strands = strands(event);
        Cells cells = location.cells().and(when(event.occurrence())).and(what(group, event, chance)).withAll(
                Cell.CRIME_REFERENCE, reference,
                Cell.LOG_NUMBER, log,
                Cell.RECORD_TYPE, labels.label("record_type", crime ? "CRIME" : "NON_CRIME_INCIDENT", chance),
                Cell.STATUS, labels.label("status", "ACTIVE", chance),
                Cell.HATE_STRANDS, strandText(strands, chance),
                Cell.SUMMARY, narratives.of(event, victim, chance));
        return new Recorded(new CrimeRecord(reference, log, event, new Memory(), new Docket()), new Edition(updated(event.occurrence(), chance),
                new Incident(cells, crime, Standing.ACTIVE, location.placing(), strands), people));
    }

    /**
     * After it happened and on the day it was recorded. Never by night: between 01:00 and 02:00 on the last Sunday of October
     * a local time would mean two moments. Never within the last half minute, so that a correction may follow on the same day.
     */
    private static LocalDateTime updated(Occurrence occurrence, Chance chance) {
        boolean sameDay = occurrence.recorded().equals(occurrence.from().toLocalDate());
        int earliest = sameDay ? Math.max(6, Math.min(23, occurrence.from().getHour() + 1)) : 6;
        int minute = earliest == 23 ? 59 : chance.below(60);
        return occurrence.recorded().atTime(chance.between(earliest, 23), minute, chance.below(30));
    }

    private List<String> strands(Event event) {
        return unmapped(event, "strand") ? List.of("UNMAPPED") : event.strands();
    }

    private String strandText(List<String> strands, Chance chance) {
        if (strands.equals(List.of("UNMAPPED"))) {
            return labels.unmapped("strand", chance);
        }
        return String.join(chance.yes(0.5) ? "; " : ";", strands.stream().map(s -> labels.label("strand", s, chance)).toList());
    }

    /** Now and then a label that nobody has mapped, in one column after the other. */
    private static boolean unmapped(Event event, String list) {
        return event.number() % UNMAPPED_EVERY == 40
                && UNMAPPED.get(event.number() / UNMAPPED_EVERY % UNMAPPED.size()).equals(list);
    }

    private Cells what(String group, Event event, Chance chance) {
        boolean fits = event.strands().contains("RACE") || event.strands().contains("RELIGION");
        Offences.Offence offence = offences.pick(group, chance.yes(fits ? 0.86 : 0.004), chance);
        double share = chance.unit();
        String code = share < 0.06 ? "" : share < 0.16 && !offence.courtCode().isEmpty() ? offence.courtCode() : offence.code();
        String faith = event.victims().get(0).tradition().faith();
        boolean targeted = event.strands().contains("RELIGION");
        return Cells.NONE.withAll(Cell.OFFENCE_CODE, code, Cell.OFFENCE, offence.label(),
                Cell.TARGET, unmapped(event, "target") ? labels.unmapped("target", chance)
                        : targeted && chance.yes(0.85) ? labels.label("target", faith, chance) : "",
                Cell.LOCATION_TYPE, unmapped(event, "location_type") ? labels.unmapped("location_type", chance)
                        : chance.yes(0.94) ? labels.label("location_type", event.locationType(), chance) : "");
    }

    private static Cells when(Occurrence occurrence) {
        String from = switch (occurrence.precision()) {
            case EXACT, WINDOW, MIDNIGHT -> Dates.minute(occurrence.from());
            case DATE -> Dates.day(occurrence.from().toLocalDate());
            case UNKNOWN -> "";
        };
        return Cells.NONE.withAll(Cell.OCCURRED_FROM, from,
                Cell.OCCURRED_TO, occurrence.until() == null ? "" : Dates.minute(occurrence.until()),
                Cell.DATE_REPORTED, Dates.day(occurrence.reported()), Cell.DATE_RECORDED, Dates.day(occurrence.recorded()));
    }

    private List<Involvement> people(Event event, Person victim, boolean crime, Chance chance) {
        List<Involvement> people = new ArrayList<>();
        boolean known = event.atWork() || !event.group().equals("PUBLIC_ORDER") || chance.yes(0.9);
        people.add(statements.taken(1, crime ? Role.VICTIM : Role.COMPLAINANT, victim, event, known, chance));
        for (Person accused : event.accused()) {
            boolean dealtWith = event.occurrence().recorded().isBefore(today.minusDays(60)) && chance.yes(0.2);
            Role role = !crime ? Role.SUBJECT : dealtWith ? Role.OFFENDER : Role.SUSPECT;
            people.add(statements.taken(people.size() + 1, role, accused, event, dealtWith || chance.yes(0.86), chance));
        }
        return people;
    }

    private static String number(int number, int digits) {
        String text = Integer.toString(number);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }
}
