package uk.spahc.sample;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import uk.spahc.sample.Incident.Area;
import uk.spahc.sample.Incident.Standing;

/** What each figure should be after all deliveries, counted from the true world. */
final class Figures {
    private static final Set<String> AGGRAVATED = Set.of("8P", "8M", "9B", "105B", "58J");

    private final Tally tally = new Tally();
    private final WeekHours hours = new WeekHours();
    private final Set<Integer> events = new HashSet<>();
    private final Repeats ever;
    private final Repeats twelveMonths;

    Figures(LocalDate asOf) {
        this.ever = new Repeats(LocalDate.MIN);
        this.twelveMonths = new Repeats(asOf.minusMonths(12));
    }

    void line(String file, Disposition disposition, String reason) {
        tally.row(file, disposition, reason);
    }

    void warned(Cells told) {
        Warnings.of(told).forEach(warning -> warning.count(tally));
    }

    void settle(CrimeRecord record) {
        Incident incident = record.memory().incident();
        if (incident == null) {
            return;
        }
        tally.add("open_records", "area", incident.placing().area().name());
        tally.add("records_by_status", "area", incident.placing().area().name(), "status", incident.standing().name());
        if (incident.counts()) {
            offence(record, incident);
        } else if (incident.placing().area() == Area.UNKNOWN && incident.standing() == Standing.ACTIVE) {
            tally.add("offences_area_unknown", "recorded_month", month(incident));
        }
    }

    private void offence(CrimeRecord record, Incident incident) {
        String month = month(incident);
        tally.add("offences", "recorded_month", month);
        incident.strands().forEach(strand -> tally.add("offences", "recorded_month", month, "strand", strand));
        shown(incident).forEach(strand -> tally.add("offences_shown", "recorded_month", month, "strand", strand));
        tally.add("offences_shown", "recorded_month", month, "ward", known(incident.placing().ward()));
        tally.add("offences_shown", "recorded_month", month, "lsoa", known(incident.placing().lsoa()));
        tally.add("offences_shown", "recorded_month", month, "offence", Meaning.offence(incident.cells()));
        tally.add("offences_shown", "recorded_month", month, "target", Meaning.code("target", Cell.TARGET, incident.cells()));
        tally.add("offences_shown", "recorded_month", month, "location_type", Meaning.code("location_type", Cell.LOCATION_TYPE, incident.cells()));
        tally.add("offences_shown", "recorded_month", month, "sector", Meaning.sector(incident));
        incident.strands().forEach(strand -> tally.add("offences_all_months", "strand", strand));
        tally.add("offences_all_months");
        tally.add("offences_all_months", "geography_method", incident.placing().method().name());
        switch (incident.placing().method()) {
            case POSTCODE -> tally.add("offences", "recorded_month", month, "ward_by_postcode", incident.placing().ward());
            case LSOA -> tally.add("offences", "recorded_month", month, "lsoa_as_delivered", incident.placing().lsoa());
            default -> tally.add("offences", "recorded_month", month, "district_only", "Y");
        }
        if (isAggravated(incident.cells()) && !incident.strands().contains("RACE") && !incident.strands().contains("RELIGION")) {
            tally.add("aggravated_without_strand");
        }
        events.add(record.event().number());
        hours.count(incident.cells());
        ever.count(record);
        twelveMonths.count(record);
    }

    /** Under its own strands and, as the Home Office counts Gypsies, Roma and Travellers, under race. */
    private static Set<String> shown(Incident incident) {
        Set<String> strands = new HashSet<>(incident.strands());
        if (strands.contains("GRT")) {
            strands.add("RACE");
        }
        return strands;
    }

    private static String known(String code) {
        return code.isEmpty() ? "UNKNOWN" : code;
    }

    private static boolean isAggravated(Cells cells) {
        String code = cells.text(Cell.OFFENCE_CODE);
        return AGGRAVATED.contains(code) || code.isEmpty() && cells.text(Cell.OFFENCE).startsWith("Racially or religiously");
    }

    /** Year and month in which it was recorded, as told. */
    static String month(Incident incident) {
        String recorded = incident.cells().text(Cell.DATE_RECORDED);
        return recorded.substring(6) + "-" + recorded.substring(3, 5);
    }

    /** Numbers of the true events behind the city's offences settled so far. */
    Set<Integer> events() {
        return events;
    }

    /** In which hours of the week, as a table. */
    String hours() {
        return hours.csv();
    }

    Repeats ever() {
        return ever;
    }

    Repeats twelveMonths() {
        return twelveMonths;
    }

    /** The table, sorted. */
    String csv() {
        tally.put("distinct_events", events.size());
        ever.figures().forEach((figure, value) -> tally.put(figure, value, "window", "all"));
        twelveMonths.figures().forEach((figure, value) -> tally.put(figure, value, "window", "12_months"));
        return tally.csv();
    }
}
