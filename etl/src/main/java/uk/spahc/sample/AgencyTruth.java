package uk.spahc.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Writes what is true of an organisation's reports beside its deliveries. */
final class AgencyTruth implements AutoCloseable {
    private static final String NO_AGREEMENT = "NO_CLIENT_AGREEMENT";

    private final Path folder;
    private final Form form;
    private final Truth truth;
    private final TruthTable lines;
    private final TruthTable people;
    private final TruthTable events;
    private final Tally tally = new Tally();
    private final Map<String, Report> known = new LinkedHashMap<>();

    AgencyTruth(Path folder, Form form, Truth truth) throws IOException {
        this.folder = folder;
        this.form = form;
        this.truth = truth;
        lines = new TruthTable(folder.resolve("lines.csv"), "file,line,disposition,reason,true_person,record,agreement");
        people = new TruthTable(folder.resolve("people.csv"), "file,line,person_number,true_person,record,role");
        events = new TruthTable(folder.resolve("events.csv"), "record,true_event,in_city,known_to_police,said,agreement,placed_by,ward");
    }

    void send(ReportHistory.Sending sending, ReportFile file) throws IOException {
        Report report = sending.report();
        if (sending.fault() != null) {
            line(file, file.write(sending.fault().damaged(report.cells())), Disposition.REJECTED, sending.fault().reason(), report);
            return;
        }
        if (!report.agreement().allowsCounting()) {
            known.remove(report.reference());
            line(file, file.write(report.cells()), Disposition.REJECTED, NO_AGREEMENT, report);
            return;
        }
        line(file, file.write(report.cells()), hear(report), "", report);
        if (sending.twice()) {
            line(file, file.write(report.cells()), Disposition.DUPLICATE, "", report);
        }
    }

    private Disposition hear(Report report) {
        if (!report.placement().inside()) {
            return Disposition.OUTSIDE_AREA;
        }
        Report before = known.put(report.reference(), report);
        return before != null && before.cells().equals(report.cells()) ? Disposition.UNCHANGED : Disposition.LOADED;
    }

    private void line(ReportFile file, long line, Disposition disposition, String reason, Report report) throws IOException {
        String person = report.client() == null ? "" : report.client().name();
        lines.row(file.name(), line, disposition.text(), reason, person, report.reference(), report.agreement());
        tally.row(file.name(), disposition, reason);
        if (disposition != Disposition.REJECTED) {
            form.warnings(report.cells()).forEach(warning -> warning.count(tally));
        }
        if (report.client() != null && disposition != Disposition.REJECTED && report.agreement().allowsLinking()) {
            people.row(file.name(), line, 1, person, report.reference(), Involvement.Role.VICTIM);
            truth.person(report.client());
        }
    }

    /** What stands after all deliveries; nothing of clients who agreed to nothing. */
    Collection<Report> reports() {
        return known.values();
    }

    /** @param police numbers of the true events behind the city's offences */
    void settle(Set<Integer> police) throws IOException {
        Map<Integer, Set<Integer>> clients = new HashMap<>();
        for (Report report : known.values()) {
            boolean found = police.contains(report.event().number());
            events.row(report.reference(), report.event().name(), report.event().within() ? "Y" : "N", found ? "Y" : "N",
                    report.said(), report.agreement(), report.placement().rule(), report.placement().ward());
            tally.add("reports", "recorded_month", report.date().toString().substring(0, 7));
            tally.add("reports", "recorded_month", report.date().toString().substring(0, 7), "agreement", report.agreement().name());
            tally.add("reports_all_months", "agreement", report.agreement().name());
            counted(report, found);
            if (report.agreement().allowsLinking() && report.client() != null) {
                clients.computeIfAbsent(report.client().id(), key -> new HashSet<>()).add(report.event().number());
            }
        }
        tally.put("clients", clients.size());
        tally.put("clients_of_two_or_more_events", clients.values().stream().filter(of -> of.size() > 1).count());
    }

    private void counted(Report report, boolean found) {
        Report.Placement placement = report.placement();
        tally.add("reports_all_months");
        report.strands().forEach(strand -> tally.add("reports_all_months", "strand", strand));
        tally.add("reports_placed", "rule", placement.rule().name());
        if (!placement.ward().isEmpty()) {
            tally.add("reports_placed", "rule", placement.rule().name(), "ward_by_postcode", placement.ward());
        }
        tally.add("reports_said", "said", report.said().name());
        tally.add("reports_said", "said", report.said().name(), "in_police_data", found ? "Y" : "N");
    }

    @Override
    public void close() throws IOException {
        lines.close();
        people.close();
        events.close();
        Files.writeString(folder.resolve("figures.csv"), tally.csv());
    }
}
