package uk.spahc.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Decides in which deliveries a report is sent, how it changes, and with which faults. */
final class ReportHistory {
    private static final int TWICE_EVERY = 50;
    private static final int ROWS_PER_FAULT = 24;
    private static final int ROWS_PER_FAULT_OF_MANY = 140;

    /** What may become of a report after it was first sent; by turns, so that every kind is met. */
    private enum Turn { RESENT, OTHER_AGREEMENT, CORRECTED }

    /** A report and the day from which it can be delivered. */
    record Due(Report report, LocalDate day) {
    }

    /** One row of the delivery of that slot. */
    record Sending(int slot, Report report, ReportFault fault, boolean twice) {
    }

    private final SampleSettings settings;
    private final Form form;
    private final List<Slot> slots;
    private final Labels labels;
    private int turns;
    private int faults;

    ReportHistory(SampleSettings settings, Form form, List<Slot> slots, Labels labels) {
        this.settings = settings;
        this.form = form;
        this.slots = slots;
        this.labels = labels;
    }

    List<Sending> plan(List<Due> reports, Chance chance) {
        Map<Integer, Integer> perClient = new HashMap<>();
        reports.forEach(due -> perClient.merge(due.report().event().victims().get(0).id(), 1, Integer::sum));
        int perFault = settings.rows() > 100_000 ? ROWS_PER_FAULT_OF_MANY : ROWS_PER_FAULT;
        List<Sending> sendings = new ArrayList<>();
        boolean faultDue = false;
        for (int i = 0; i < reports.size(); i++) {
            Report report = reports.get(i).report();
            int first = slot(reports.get(i).day());
            if (first < slots.size()) {
                faultDue |= i % perFault == 3;
                ReportFault fault = faultDue && report.agreement().allowsCounting() ? fault(slots.get(first)) : null;
                faultDue &= fault == null;
                sendings.add(new Sending(first, report, fault, fault == null && i % TWICE_EVERY == 11));
                if (first + 1 < slots.size() && chance.yes(fault == null ? 0.12 : 0.5)) {
                    int later = Math.min(slots.size() - 1, first + chance.between(1, 2));
                    boolean once = perClient.get(report.event().victims().get(0).id()) == 1;
                    sendings.add(new Sending(later, fault == null ? changed(report, once, chance) : report, null, false));
                }
            }
        }
        return sendings;
    }

    private int slot(LocalDate day) {
        int slot = 0;
        while (slot < slots.size() && slots.get(slot).upTo().isBefore(day)) {
            slot++;
        }
        return slot;
    }

    private ReportFault fault(Slot slot) {
        ReportFault fault = form.faults().get(faults % form.faults().size());
        if (fault.textOnly() && slot.workbook()) {
            return form.faults().stream().filter(other -> !other.textOnly()).findFirst().orElseThrow();
        }
        faults++;
        return fault;
    }

    /** Only clients met once change their mind: what one with several reports means for each would be a guess. */
    private Report changed(Report report, boolean once, Chance chance) {
        Turn turn = Turn.values()[turns++ % Turn.values().length];
        if (turn == Turn.OTHER_AGREEMENT && once) {
            Agreement other = report.agreement() == Agreement.LINKING ? Agreement.NONE : Agreement.LINKING;
            return report.agreeing(other, form.agreement(), labels.label("agreement", other.name(), chance));
        } else if (turn == Turn.CORRECTED) {
            String strand = Stream.of("DISABILITY", "OTHER", "AGE").filter(code -> !report.strands().contains(code)).findFirst()
                    .orElseThrow();
            return report.aimedAlso(strand, form.strands(),
                    form.andAlso(report.cells().get(form.strands()).asText(), strand, chance));
        }
        return report;
    }
}
