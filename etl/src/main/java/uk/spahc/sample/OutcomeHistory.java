package uk.spahc.sample;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import uk.spahc.sample.Involvement.Role;

/** Decides which outcomes a crime is given, when they are sent, how often and with which faults. */
final class OutcomeHistory {
    private static final int TWICE_EVERY = 110;
    private static final int ROWS_PER_FAULT_AT_MOST = 140;

    /** What may become of an outcome after it was first sent; by turns, so that every kind is met. */
    private enum Turn { CORRECTED, WITHDRAWN, STALE, TOUCHED, RESENT, REPLACED, WITHDRAWN_THEN_STALE }

    /** One row in one delivery: 0 is the back-load, n the n-th night. */
    record Notice(int delivery, Ruling ruling, OutcomeFault fault, boolean twice) {
    }

    private final SampleSettings settings;
    private final Verdicts verdicts;
    private final long rowsPerFault;
    private int turns;
    private int faults;
    private int sent;

    OutcomeHistory(SampleSettings settings, Verdicts verdicts) {
        this.settings = settings;
        this.verdicts = verdicts;
        this.rowsPerFault = Math.max(6, Math.min(ROWS_PER_FAULT_AT_MOST, settings.rows() / 25));
    }

    /** In the order in which they are sent. Empty where nothing was decided by the last delivery. */
    List<Notice> of(Recording.Recorded recorded, Chance chance) {
        List<Notice> notices = new ArrayList<>();
        if (recorded.edition().incident().crime()) {
            for (Ruling ruling : rulings(recorded, chance)) {
                int first = delivery(ruling);
                if (first <= settings.nights()) {
                    notices.addAll(sendings(ruling, first, chance));
                }
            }
        }
        return notices;
    }

    private List<Ruling> rulings(Recording.Recorded recorded, Chance chance) {
        Event.Occurrence occurrence = recorded.record().event().occurrence();
        List<Involvement> accused = recorded.edition().people().stream().filter(Involvement::isAccused).toList();
        boolean named = !accused.isEmpty();
        String suspect = named ? accused.get(0).cells().text(Cell.PERSON_ID) : "";
        boolean early = occurrence.reported().isBefore(occurrence.recorded()) && chance.yes(0.2);
        Ruling first = early ? verdicts.on(occurrence.reported(), suspect, named, chance)
                : verdicts.after(occurrence.recorded(), suspect, named, chance);
        List<Ruling> rulings = new ArrayList<>(List.of(first));
        boolean offender = accused.stream().anyMatch(involved -> involved.role() == Role.OFFENDER);
        if (accused.size() > 1 || chance.yes(offender ? 0.2 : 0.07)) {
            String other = named ? accused.get(accused.size() - 1).cells().text(Cell.PERSON_ID) : "";
            rulings.add(verdicts.after(first.date(), other, named || chance.yes(0.4), chance));
        }
        return rulings;
    }

    private int delivery(Ruling ruling) {
        return (int) Math.max(0, ChronoUnit.DAYS.between(settings.backLoad(), ruling.updated().toLocalDate()));
    }

    private List<Notice> sendings(Ruling ruling, int first, Chance chance) {
        sent++;
        boolean faulty = sent % rowsPerFault == 3;
        OutcomeFault fault = faulty ? OutcomeFault.values()[faults++ % OutcomeFault.values().length] : null;
        List<Notice> notices = new ArrayList<>();
        notices.add(new Notice(first, ruling, fault, !faulty && sent % TWICE_EVERY == 9));
        if (first < settings.nights()) {
            boolean recent = ruling.date().isAfter(settings.backLoad().minusDays(40));
            if (faulty && chance.yes(0.5)) {
                notices.add(sound(chance.between(first + 1, settings.nights()), ruling));
            } else if (!faulty && chance.yes(recent ? 0.2 : 0.02)) {
                turn(Turn.values()[turns++ % Turn.values().length], ruling, first, notices, chance);
            }
        }
        return notices;
    }

    private void turn(Turn turn, Ruling ruling, int first, List<Notice> notices, Chance chance) {
        int last = settings.nights();
        boolean again = turn == Turn.STALE || turn == Turn.WITHDRAWN_THEN_STALE || turn == Turn.REPLACED;
        int night = chance.between(first + 1, again && first + 1 < last ? last - 1 : last);
        LocalDateTime at = settings.backLoad().plusDays(night).atTime(chance.between(6, 21), chance.below(60), chance.below(60));
        notices.add(sound(night, switch (turn) {
            case CORRECTED, STALE -> ruling.correctedTo(verdicts.on(ruling.date(), ruling.suspect(), true, chance), at);
            case WITHDRAWN, REPLACED, WITHDRAWN_THEN_STALE -> ruling.withdrawnAt(at);
            case TOUCHED -> ruling.at(at);
            case RESENT -> ruling;
        }));
        if (again && night < last) {
            int later = chance.between(night + 1, last);
            LocalDate day = settings.backLoad().plusDays(later);
            notices.add(sound(later, turn == Turn.REPLACED ? verdicts.on(day, ruling.suspect(), true, chance) : ruling));
        }
    }

    private static Notice sound(int delivery, Ruling ruling) {
        return new Notice(delivery, ruling, null, false);
    }
}
