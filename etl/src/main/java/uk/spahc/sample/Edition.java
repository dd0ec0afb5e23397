package uk.spahc.sample;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A record as the source held it from one moment on: the incident and everyone in it. */
record Edition(LocalDateTime updated, Incident incident, List<Involvement> people) {

    Edition at(LocalDateTime later) {
        return new Edition(later, incident, people);
    }

    Edition with(Incident changed) {
        return new Edition(updated, changed, people);
    }

    /** The same with each incident cell that is given another text. */
    Edition with(Cell cell, String text) {
        return with(new Incident(incident.cells().with(cell, text), incident.crime(), incident.standing(), incident.placing(),
                incident.strands()));
    }

    Edition withPerson(int index, Involvement changed) {
        List<Involvement> copy = new ArrayList<>(people);
        if (index < copy.size()) {
            copy.set(index, changed);
        } else {
            copy.add(changed);
        }
        return new Edition(updated, incident, copy);
    }

    Edition mapped(UnaryOperator<String> change) {
        Incident same = new Incident(incident.cells().mapped(change), incident.crime(), incident.standing(),
                incident.placing(), incident.strands());
        return new Edition(updated, same, people.stream().map(i -> new Involvement(
                i.number(), i.role(), i.person(), i.atWork(), i.cells().mapped(change))).toList());
    }

    Cells row(int index) {
        return people.get(index).cells().and(incident.cells()).with(Cell.LAST_UPDATED, Dates.second(updated));
    }
}
