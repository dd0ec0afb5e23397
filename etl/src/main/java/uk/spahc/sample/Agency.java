package uk.spahc.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A voluntary organisation: hears clients, and delivers now and then what it wrote down. */
final class Agency {
    private record Heard(Event event, List<CrimeRecord> records, LocalDate day) {
    }

    private final SampleSettings settings;
    private final Layout layout;
    private final ReportHistory history;
    private final Form form;
    private final List<Slot> slots;
    private final Chance chance;
    private final List<Heard> heard = new ArrayList<>();

    Agency(SampleSettings settings, Layout layout, Form form, List<Slot> slots, Labels labels, Chance chance) {
        this.settings = settings;
        this.layout = layout;
        this.form = form;
        this.slots = slots;
        this.chance = chance;
        this.history = new ReportHistory(settings, form, slots, labels);
    }

    /** @param records of the police about the event; none where they never heard of it */
    void hear(Event event, List<CrimeRecord> records, LocalDate day) {
        if (!day.isAfter(settings.until()) && !slots.isEmpty()) {
            heard.add(new Heard(event, records, day));
        }
    }

    Layout layout() {
        return layout;
    }

    Form form() {
        return form;
    }

    /** Writes all deliveries; returns their rows. */
    long write(AgencyTruth truth, SampleGenerator.Progress progress) throws IOException {
        List<List<ReportHistory.Sending>> deliveries = new ArrayList<>();
        slots.forEach(slot -> deliveries.add(new ArrayList<>()));
        history.plan(reports(), chance.fork(2)).forEach(sending -> deliveries.get(sending.slot()).add(sending));
        long rows = 0;
        for (int i = 0; i < slots.size(); i++) {
            if (!deliveries.get(i).isEmpty()) {
                rows += write(slots.get(i), deliveries.get(i), i, truth, progress);
            }
        }
        return rows;
    }

    private long write(Slot slot, List<ReportHistory.Sending> sendings, int number, AgencyTruth truth,
            SampleGenerator.Progress progress) throws IOException {
        Path path = path(slot);
        try (ReportFile file = slot.workbook() ? new SheetFile(path, layout, slot.period())
                : new TextReportFile(new DeliveryFile(path, layout.headers(), layout.text("trailer"), Dress.ofTextBy(number)))) {
            for (ReportHistory.Sending sending : sendings) {
                truth.send(sending, file);
            }
            progress.written(path, file.rows());
            return file.rows();
        }
    }

    private Path path(Slot slot) {
        boolean otherwiseText = slot.workbook() && layout.text("workbook") != null;
        String name = layout.text(otherwiseText ? "workbook" : "file").replace("%s", slot.period());
        return settings.out().resolve(layout.text("folder")).resolve(name);
    }

    /** Numbered in the order in which they were told. */
    private List<ReportHistory.Due> reports() {
        heard.sort(Comparator.comparing(Heard::day).thenComparing(told -> told.event().number()));
        Map<Integer, Agreement> agreements = new HashMap<>();
        Chance words = chance.fork(1);
        List<ReportHistory.Due> reports = new ArrayList<>();
        for (Heard told : heard) {
            Agreement agreement = agreements.computeIfAbsent(told.event().victims().get(0).id(),
                    person -> Agreement.of(chance.fork(1000L + person)));
            String number = Integer.toString(1_000 + reports.size());
            String reference = layout.text("reference") + "0".repeat(Math.max(0, 7 - number.length())) + number;
            reports.add(new ReportHistory.Due(
                    form.fill(reference, told.event(), told.records(), told.day(), agreement, words), told.day()));
        }
        return reports;
    }
}
