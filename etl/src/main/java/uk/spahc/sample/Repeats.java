package uk.spahc.sample;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** True people met in the city's offences, and those met again, in one window of time. */
final class Repeats {
    private final LocalDate after;
    private final Map<Integer, Set<Integer>> eventsOfVictims = new HashMap<>();
    private final Map<Integer, Set<Integer>> eventsOfVictimsAtWork = new HashMap<>();
    private final Map<Integer, Integer> crimesOfAccused = new HashMap<>();

    /** Of events that occurred after that day; of those whose day is unknown, that were recorded after it. */
    Repeats(LocalDate after) {
        this.after = after;
    }

    /** A copy that further sources may add to. */
    Repeats(Repeats other) {
        this.after = other.after;
        other.eventsOfVictims.forEach((person, events) -> eventsOfVictims.put(person, new HashSet<>(events)));
    }

    /** Someone whom an organisation met as a victim. */
    void count(Report report) {
        if (report.occurred().isAfter(after)) {
            eventsOfVictims.computeIfAbsent(report.client().id(), key -> new HashSet<>(2)).add(report.event().number());
        }
    }

    long victims() {
        return eventsOfVictims.size();
    }

    long repeatVictims() {
        return repeated(eventsOfVictims);
    }

    void count(CrimeRecord record) {
        Event.Occurrence occurrence = record.event().occurrence();
        boolean dayKnown = occurrence.precision() != Event.Occurrence.Precision.UNKNOWN;
        LocalDate day = dayKnown ? occurrence.from().toLocalDate() : occurrence.recorded();
        if (!day.isAfter(after)) {
            return;
        }
        for (Involvement involved : record.memory().people()) {
            if (involved.person() != null) {
                count(involved, record.event().number());
            }
        }
    }

    private void count(Involvement involved, int event) {
        int person = involved.person().id();
        if (involved.role() == Involvement.Role.VICTIM) {
            (involved.atWork() ? eventsOfVictimsAtWork : eventsOfVictims)
                    .computeIfAbsent(person, key -> new HashSet<>(2)).add(event);
        } else if (involved.isAccused()) {
            crimesOfAccused.merge(person, 1, Integer::sum);
        }
    }

    Map<String, Long> figures() {
        Map<String, Long> figures = new TreeMap<>();
        figures.put("victims_not_at_work", (long) eventsOfVictims.size());
        figures.put("victims_not_at_work_of_two_or_more_events", repeated(eventsOfVictims));
        figures.put("victims_at_work", (long) eventsOfVictimsAtWork.size());
        figures.put("victims_at_work_of_two_or_more_events", repeated(eventsOfVictimsAtWork));
        figures.put("accused", (long) crimesOfAccused.size());
        figures.put("accused_of_two_or_more_crimes", crimesOfAccused.values().stream().filter(crimes -> crimes > 1).count());
        return figures;
    }

    private static long repeated(Map<Integer, Set<Integer>> events) {
        return events.values().stream().filter(distinct -> distinct.size() > 1).count();
    }
}
