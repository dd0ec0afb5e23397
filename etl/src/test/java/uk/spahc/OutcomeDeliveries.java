package uk.spahc;

import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180Parser;
import com.opencsv.exceptions.CsvValidationException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Three nights of outcomes of the crimes in some offence deliveries, from a seed: first outcomes; corrections, second
 * outcomes, withdrawals and old words; and the withdrawn ones sent again as they were. Some are of crimes that nobody sent.
 */
final class OutcomeDeliveries {
    private static final String HEADER =
            "Crime Reference,Outcome Reference,Suspect Person ID,Outcome Type,Outcome,Outcome Date,Withdrawn,Last Updated";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss");
    private static final List<String> TYPES = List.of("1", "1A", "2", "3A", "8", "14", "15", "16", "16", "18", "18", "18", "21", "22", "0");

    private final Random chance;
    private final LocalDate until;
    private final List<List<String>> nights = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    private int references;

    private OutcomeDeliveries(long seed, LocalDate until) {
        this.chance = new Random(seed);
        this.until = until;
    }

    /** Writes them into the folder; gives them in order. @param until no outcome is of a later day */
    static List<Path> write(List<Path> offences, Path folder, LocalDate until, long seed) throws IOException {
        OutcomeDeliveries deliveries = new OutcomeDeliveries(seed, until);
        for (Map.Entry<String, String[]> crime : crimes(offences).entrySet()) {
            deliveries.add(crime.getKey(), crime.getValue()[0], LocalDate.parse(crime.getValue()[1], DATE));
        }
        for (int i = 0; i < 20; i++) {
            deliveries.add("ELSEWHERE/" + i, "", until.minusDays(30));
        }
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            List<String> rows = deliveries.nights.get(i);
            Path file = folder.resolve("outcomes_" + until.plusDays(i) + ".csv");
            Files.writeString(file, HEADER + "\n" + String.join("\n", rows) + "\nTRAILER," + rows.size() + "\n");
            files.add(file);
        }
        return files;
    }

    private void add(String crime, String suspect, LocalDate recorded) {
        if (chance.nextInt(3) == 0) {
            return;
        }
        String reference = "OUT-" + ++references;
        LocalDate given = notAfter(recorded.plusDays(chance.nextInt(60)));
        LocalDateTime updated = given.atTime(10, 0).plusMinutes(chance.nextInt(600));
        String first = row(crime, reference, suspect, type(), given, "N", updated);
        nights.get(0).add(first);
        switch (chance.nextInt(8)) {
            case 0 -> nights.get(1).add(row(crime, reference, suspect, type(), given.plusDays(1), "N", updated.plusDays(1)));
            case 1 -> nights.get(1).add(row(crime, "OUT-" + ++references, suspect, type(), notAfter(given.plusDays(chance.nextInt(20))), "N", updated.plusDays(2)));
            case 2 -> {
                nights.get(1).add(row(crime, reference, suspect, "18", given, "Y", updated.plusDays(3)));
                nights.get(2).add(first);
            }
            case 3 -> nights.get(1).add(row(crime, reference, suspect, type(), given, "N", updated.minusDays(3)));
            case 4 -> {
                nights.get(2).add(first);
                nights.get(2).add(first);
            }
            case 5 -> nights.get(2).add(first.replace(updated.format(TIME), updated.plusDays(4).format(TIME)));
            default -> { }
        }
    }

    private String type() {
        return TYPES.get(chance.nextInt(TYPES.size()));
    }

    private LocalDate notAfter(LocalDate day) {
        return day.isAfter(until) ? until : day;
    }

    private static String row(String crime, String reference, String suspect, String type, LocalDate given, String withdrawn, LocalDateTime updated) {
        return String.join(",", crime, reference, suspect, type, "", given.format(DATE), withdrawn, updated.format(TIME));
    }

    /** The id of a suspect, or nothing, and the date recorded, by reference, of rows that hold together. */
    private static Map<String, String[]> crimes(List<Path> offences) throws IOException {
        Map<String, String[]> crimes = new LinkedHashMap<>();
        for (Path file : offences) {
            String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).replace("\u00ef\u00bb\u00bf", "").replace("\0", "");
            try (CSVReader rows = new CSVReaderBuilder(new StringReader(text)).withCSVParser(new RFC4180Parser()).build()) {
                List<String> header = List.of(rows.readNext());
                for (String[] row = rows.readNext(); row != null; row = rows.readNext()) {
                    String recorded = row.length == header.size() ? row[header.indexOf("Date Recorded")] : "";
                    String reference = row[header.indexOf("Crime Reference")];
                    if (!reference.isBlank() && recorded.matches("\\d\\d/\\d\\d/20[0-3]\\d")) {
                        String[] known = crimes.computeIfAbsent(reference, first -> new String[] {"", ""});
                        known[0] = row[header.indexOf("Person Role")].equalsIgnoreCase("Suspect") ? row[header.indexOf("Person ID")] : known[0];
                        known[1] = recorded;
                    }
                }
            } catch (CsvValidationException e) {
                throw new IOException(e);
            }
        }
        return crimes;
    }
}
