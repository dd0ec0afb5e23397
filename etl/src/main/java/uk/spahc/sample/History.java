package uk.spahc.sample;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import uk.spahc.sample.Incident.Area;
import uk.spahc.sample.Incident.Standing;

/** Decides when a record is sent, how often, in which editions and with which faults. */
final class History {
    private static final int TWICE_EVERY = 120;
    private static final int FAULT_ROWS_AT_MOST = 140;

    /** One sending in one delivery: 0 is the back-load, n the n-th night. */
    record Planned(int delivery, Sending sending) {
    }

    private final SampleSettings settings;
    private final Revision revision;
    private final Spelling spelling;
    private final long rowsPerFault;
    private final Map<Area, Integer> turns = new EnumMap<>(Area.class);
    private long rowsUntilFault = 5;
    private int faults;
    private int records;

    History(SampleSettings settings, Revision revision, Spelling spelling) {
        this.settings = settings;
        this.revision = revision;
        this.spelling = spelling;
        this.rowsPerFault = Math.min(FAULT_ROWS_AT_MOST, settings.rows() / (Fault.values().length + 3));
    }

    /** Empty if the record is made only after the last delivery. */
    List<Planned> of(Recording.Recorded recorded, Chance chance) {
        LocalDate day = recorded.edition().updated().toLocalDate();
        if (day.isAfter(settings.until())) {
            return List.of();
        }
        int first = (int) Math.max(0, ChronoUnit.DAYS.between(settings.backLoad(), day));
        List<Planned> plan = plan(recorded, first, chance);
        return plan.stream().anyMatch(planned -> Dress.of(planned.delivery()).isWestern()) ? western(plan) : plan;
    }

    private List<Planned> plan(Recording.Recorded recorded, int first, Chance chance) {
        Edition edition = recorded.edition();
        CrimeRecord record = recorded.record();
        records++;
        if (!edition.incident().crime()) {
            return nonCrime(record, edition, first, chance);
        }
        if ((rowsUntilFault -= edition.people().size()) <= 0) {
            rowsUntilFault += rowsPerFault;
            return faulty(record, edition, first, chance);
        }
        if (first == 0 && chance.yes(0.012)) {
            Standing standing = chance.yes(0.7) ? Standing.CANCELLED : Standing.TRANSFERRED;
            return List.of(planned(0, record, revision.standing(edition, standing, chance)));
        }
        boolean recent = edition.updated().toLocalDate().isAfter(settings.backLoad().minusDays(40));
        boolean changes = first < settings.nights() && chance.yes(recent ? 0.3 : 0.05);
        return changes ? changing(record, edition, first, chance)
                : List.of(new Planned(first, new Sending(record, List.of(edition), null, records % TWICE_EVERY == 7)));
    }

    private List<Planned> nonCrime(CrimeRecord record, Edition edition, int first, Chance chance) {
        List<Planned> plan = new ArrayList<>(List.of(planned(first, record, edition)));
        if (first < settings.nights() && chance.yes(0.3)) {
            int night = chance.between(first + 1, settings.nights());
            plan.add(planned(night, record, revision.crimed(edition, on(night, chance), chance)));
        }
        return plan;
    }

    private List<Planned> faulty(CrimeRecord record, Edition edition, int first, Chance chance) {
        Fault fault = Fault.values()[faults++ % Fault.values().length];
        List<Planned> plan = new ArrayList<>(List.of(new Planned(first, new Sending(record, List.of(edition), fault, false))));
        if (edition.incident().placing().area() != Area.UNKNOWN && first < settings.nights() && chance.yes(0.5)) {
            int night = chance.between(first + 1, settings.nights());
            plan.add(planned(night, record, edition.at(on(night, chance))));
        }
        return plan;
    }

    private List<Planned> changing(CrimeRecord record, Edition edition, int first, Chance chance) {
        Area area = edition.incident().placing().area();
        Telling telling = Telling.of(area, turns.merge(area, 1, Integer::sum) - 1);
        int last = settings.nights();
        int night = chance.between(first + 1, telling == Telling.STALE && first + 1 < last ? last - 1 : last);
        LocalDateTime updated = telling == Telling.RESENT ? edition.updated()
                : telling == Telling.BOTH_AT_ONCE ? edition.updated().plusSeconds(chance.between(1, 29)) : on(night, chance);
        Edition later = revision.of(telling, record.event(), edition, updated, chance);
        if (telling == Telling.BOTH_AT_ONCE) {
            List<Edition> both = chance.yes(0.5) ? List.of(edition, later) : List.of(later, edition);
            return List.of(new Planned(first, new Sending(record, both, null, false)));
        }
        List<Planned> plan = new ArrayList<>(List.of(planned(first, record, edition), planned(night, record, later)));
        if (telling == Telling.STALE && night < last) {
            plan.add(planned(chance.between(night + 1, last), record, edition));
        }
        return plan;
    }

    private LocalDateTime on(int night, Chance chance) {
        return settings.backLoad().plusDays(night).atTime(chance.between(6, 22), chance.below(60), chance.below(60));
    }

    private static Planned planned(int delivery, CrimeRecord record, Edition edition) {
        return new Planned(delivery, new Sending(record, List.of(edition), null, false));
    }

    /** A record that once passes through Windows-1252 is written so everywhere: its names must not change back and forth. */
    private List<Planned> western(List<Planned> plan) {
        return plan.stream().map(planned -> new Planned(planned.delivery(), new Sending(planned.sending().record(),
                planned.sending().editions().stream().map(edition -> edition.mapped(spelling::western)).toList(),
                planned.sending().fault(), planned.sending().twice()))).toList();
    }
}
