package uk.spahc.sample;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.BitSet;

/** Writes the truth beside the deliveries, as it becomes known. */
final class Truth implements AutoCloseable {
    private final Path folder;
    private final BufferedWriter lines;
    private final BufferedWriter people;
    private final BufferedWriter persons;
    private final BufferedWriter events;
    private final Figures figures;
    private final BitSet seen = new BitSet();

    Truth(Path folder, LocalDate asOf) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.figures = new Figures(asOf);
        lines = open("lines.csv", "file,line,disposition,reason,true_person,record,person_number,role");
        people = open("people.csv", "file,line,person_number,true_person,record,role");
        persons = open("persons.csv", "true_person,kind,forename,surname,date_of_birth,police_ids");
        events = open("events.csv", "record,true_event,log_number,in_city");
    }

    void line(String file, long line, Disposition disposition, String reason, Involvement who, CrimeRecord record)
            throws IOException {
        String person = who.person() == null ? "" : name(who.person());
        lines.write(file + "," + line + "," + disposition.text() + "," + reason + "," + person + "," + record.reference() + ","
                + who.number() + "," + who.role() + "\n");
        figures.line(file, disposition, reason);
        if (!person.isEmpty() && disposition != Disposition.REJECTED) {
            people.write(file + "," + line + "," + who.number() + "," + person + "," + record.reference() + ","
                    + who.role() + "\n");
            person(who.person());
        }
    }

    private void person(Person person) throws IOException {
        if (!seen.get(person.id())) {
            seen.set(person.id());
            persons.write(name(person) + "," + person.kind() + "," + person.forename() + "," + person.surname() + ","
                    + person.born() + "," + String.join(" ", person.nominals()) + "\n");
        }
    }

    /** After the last delivery that tells of this record. */
    void settle(CrimeRecord record) throws IOException {
        events.write(record.reference() + ",E" + record.event().number() + "," + record.logNumber() + ","
                + (record.event().within() ? "Y" : "N") + "\n");
        figures.settle(record);
    }

    private static String name(Person person) {
        return "P" + person.id();
    }

    private BufferedWriter open(String file, String header) throws IOException {
        BufferedWriter writer = Files.newBufferedWriter(folder.resolve(file), StandardCharsets.UTF_8);
        writer.write(header + "\n");
        return writer;
    }

    @Override
    public void close() throws IOException {
        lines.close();
        people.close();
        persons.close();
        events.close();
        Files.writeString(folder.resolve("figures.csv"), figures.csv());
    }
}
