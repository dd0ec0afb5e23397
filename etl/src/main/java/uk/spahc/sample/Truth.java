package uk.spahc.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.BitSet;

/** Writes what is true of the police's offences beside the deliveries, as it becomes known; and who everyone is. */
final class Truth implements AutoCloseable {
    private final Path folder;
    private final TruthTable lines;
    private final TruthTable people;
    private final TruthTable persons;
    private final TruthTable events;
    private final Figures figures;
    private final BitSet seen = new BitSet();

    Truth(Path folder, LocalDate asOf) throws IOException {
        this.folder = folder;
        this.figures = new Figures(asOf);
        lines = new TruthTable(folder.resolve("lines.csv"), "file,line,disposition,reason,true_person,record,person_number,role");
        people = new TruthTable(folder.resolve("people.csv"), "file,line,person_number,true_person,record,role");
        persons = new TruthTable(folder.resolve("persons.csv"), "true_person,kind,forename,surname,date_of_birth,police_ids");
        events = new TruthTable(folder.resolve("events.csv"), "record,true_event,log_number,in_city");
    }

    Figures figures() {
        return figures;
    }

    /** @param told what the row says of the incident */
    void line(String file, long line, Disposition disposition, String reason, Involvement who, CrimeRecord record,
            Cells told) throws IOException {
        String person = who.person() == null ? "" : who.person().name();
        lines.row(file, line, disposition.text(), reason, person, record.reference(), who.number(), who.role());
        figures.line(file, disposition, reason);
        if (disposition != Disposition.REJECTED) {
            figures.warned(told);
        }
        if (!person.isEmpty() && disposition != Disposition.REJECTED) {
            people.row(file, line, who.number(), person, record.reference(), who.role());
            person(who.person());
        }
    }

    /** Someone whom a delivery tells of, of whichever source. */
    void person(Person person) throws IOException {
        if (!seen.get(person.id())) {
            seen.set(person.id());
            persons.row(person.name(), person.kind(), person.forename(), person.surname(), person.born(),
                    String.join(" ", person.nominals()));
        }
    }

    /** After the last delivery that tells of this record. */
    void settle(CrimeRecord record) throws IOException {
        events.row(record.reference(), record.event().name(), record.logNumber(), record.event().within() ? "Y" : "N");
        figures.settle(record);
    }

    @Override
    public void close() throws IOException {
        lines.close();
        people.close();
        persons.close();
        events.close();
        Files.writeString(folder.resolve("figures.csv"), figures.csv());
        Files.writeString(folder.resolve("hours.csv"), figures.hours());
    }
}
