package uk.spahc.sample;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** What the warehouse should know of one record after the deliveries so far. The truth's own rules, not the pipeline's. */
final class Memory {
    private Incident incident;
    private LocalDateTime newest;
    private int departures;
    private final List<Involvement> people = new ArrayList<>();

    /** Null until a row of the record was loaded, and again once it moved away. */
    Incident incident() {
        return incident;
    }

    List<Involvement> people() {
        return people;
    }

    /** How often it was known and moved away. */
    int departures() {
        return departures;
    }

    boolean isNewerThan(LocalDateTime updated) {
        return newest != null && newest.isAfter(updated);
    }

    boolean knows(Incident told, Involvement person) {
        return incident != null && incident.cells().tellTheSameAs(told.cells())
                && people.stream().anyMatch(known -> known.number() == person.number() && known.role() == person.role()
                && known.cells().tellTheSameAs(person.cells()));
    }

    /** Takes in what a delivery said last, of the rows that came through. */
    void learn(Edition edition, List<Involvement> accepted) {
        newest = edition.updated();
        if (edition.incident().placing().area() == Incident.Area.OUTSIDE) {
            departures += incident == null ? 0 : 1;
            incident = null;
            people.clear();
            return;
        }
        incident = edition.incident();
        for (Involvement person : accepted) {
            people.removeIf(known -> known.number() == person.number() && known.role() == person.role());
            people.add(person);
        }
    }
}
