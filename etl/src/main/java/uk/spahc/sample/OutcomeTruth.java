package uk.spahc.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Writes what is true of the outcomes beside their deliveries. */
final class OutcomeTruth implements AutoCloseable {
    private static final String NOT_YET = "0";
    private static final String EXCEPTION = "21";

    private final Path folder;
    private final TruthTable lines;
    private final TruthTable outcomes;
    private final Tally tally = new Tally();

    OutcomeTruth(Path folder) throws IOException {
        this.folder = folder;
        lines = new TruthTable(folder.resolve("lines.csv"), "file,line,disposition,reason,record,outcome");
        outcomes = new TruthTable(folder.resolve("outcomes.csv"), "outcome,record,type,outcome_date,withdrawn,current,area");
    }

    void line(String file, long line, Disposition disposition, String reason, CrimeRecord record, Ruling ruling)
            throws IOException {
        lines.row(file, line, disposition.text(), reason, record.reference(), ruling.reference());
        tally.row(file, disposition, reason);
        if (disposition != Disposition.REJECTED) {
            Warnings.of(ruling).forEach(warning -> warning.count(tally));
        }
    }

    /** After the last deliveries that tell of this crime or of its outcomes. */
    void settle(CrimeRecord record) throws IOException {
        Incident incident = record.memory().incident();
        Optional<Ruling> current = record.docket().current();
        for (Ruling ruling : record.docket().rulings()) {
            String area = incident != null ? incident.placing().area().name()
                    : record.docket().waits(ruling, record.memory().departures()) ? "AWAITED" : "LEFT";
            boolean isCurrent = current.filter(ruling::equals).isPresent();
            outcomes.row(ruling.reference(), record.reference(), ruling.type(), ruling.date(), ruling.withdrawn() ? "Y" : "N",
                    isCurrent ? "Y" : "N", area);
            tally.add("outcomes", "area", area, "withdrawn", ruling.withdrawn() ? "Y" : "N");
        }
        if (incident != null && incident.counts()) {
            offence(Figures.month(incident), current);
            current.ifPresent(ruling -> tally.add("offences_with_days_to_outcome", "outcome_month", month(ruling), "days", days(incident, ruling)));
        }
    }

    private void offence(String month, Optional<Ruling> current) {
        String type = current.map(Ruling::type).orElse(NOT_YET);
        count("offences_recorded", "recorded_month", month, type);
        current.ifPresent(ruling ->
                count("offences_closed", "outcome_month", month(ruling), type));
        if (type.equals(EXCEPTION)) {
            tally.add("exceptions_outcome_21");
        }
    }

    private static String month(Ruling ruling) {
        return ruling.date().toString().substring(0, 7);
    }

    /** From the day the crime was recorded. */
    private static String days(Incident incident, Ruling ruling) {
        long days = ChronoUnit.DAYS.between(Dates.dayOf(incident.cells().text(Cell.DATE_RECORDED)), ruling.date());
        return days < 0 ? "DATED_BEFORE" : Long.toString(days);
    }

    /** A charge for another offence, 1A, counts as 1, and once more among those "of which". */
    private void count(String figure, String dimension, String month, String type) {
        boolean ofWhich = type.length() > 1 && type.endsWith("A");
        String parent = ofWhich ? type.substring(0, type.length() - 1) : type;
        tally.add(figure, dimension, month, "outcome_type", parent);
        tally.add(figure + "_all_months", "outcome_type", parent);
        if (ofWhich) {
            tally.add(figure + "_of_which", dimension, month, "outcome_type", type);
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
        outcomes.close();
        Files.writeString(folder.resolve("figures.csv"), tally.csv());
    }
}
