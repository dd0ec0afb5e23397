package uk.spahc.sample;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.HashSet;
import uk.spahc.sample.Incident.Area;
import uk.spahc.sample.Incident.Standing;

/** What each figure should be after all deliveries, counted from the true world. */
final class Figures {
    private static final Set<String> AGGRAVATED = Set.of("8P", "8M", "9B", "105B", "58J");

    private final Map<String, Long> values = new TreeMap<>();
    private final Set<Integer> events = new HashSet<>();
    private final Repeats ever;
    private final Repeats twelveMonths;

    Figures(LocalDate asOf) {
        this.ever = new Repeats(LocalDate.MIN);
        this.twelveMonths = new Repeats(asOf.minusMonths(12));
    }

    void line(String file, Disposition disposition, String reason) {
        add("rows", "file", file, "disposition", disposition.text());
        add("rows_all_files", "disposition", disposition.text(), "", "");
        if (!reason.isEmpty()) {
            add("rejected", "file", file, "reason", reason);
        }
    }

    void settle(CrimeRecord record) {
        Incident incident = record.memory().incident();
        if (incident == null) {
            return;
        }
        add("open_records", "area", incident.placing().area().name(), "", "");
        add("records_by_status", "area", incident.placing().area().name(), "status", incident.standing().name());
        if (incident.counts()) {
            offence(record, incident);
        } else if (incident.placing().area() == Area.UNKNOWN && incident.standing() == Standing.ACTIVE) {
            add("offences_area_unknown", "recorded_month", month(incident), "", "");
        }
    }

    private void offence(CrimeRecord record, Incident incident) {
        String month = month(incident);
        add("offences", "recorded_month", month, "", "");
        incident.strands().forEach(strand -> add("offences", "recorded_month", month, "strand", strand));
        incident.strands().forEach(strand -> add("offences_all_months", "strand", strand, "", ""));
        add("offences_all_months", "", "", "", "");
        add("offences_all_months", "geography_method", incident.placing().method().name(), "", "");
        switch (incident.placing().method()) {
            case POSTCODE -> add("offences", "recorded_month", month, "ward_by_postcode", incident.placing().code());
            case LSOA -> add("offences", "recorded_month", month, "lsoa_as_delivered", incident.placing().code());
            default -> add("offences", "recorded_month", month, "district_only", "Y");
        }
        if (isAggravated(incident.cells()) && !incident.strands().contains("RACE") && !incident.strands().contains("RELIGION")) {
            add("aggravated_without_strand", "", "", "", "");
        }
        events.add(record.event().number());
        ever.count(record);
        twelveMonths.count(record);
    }

    private static boolean isAggravated(Cells cells) {
        String code = cells.text(Cell.OFFENCE_CODE);
        return AGGRAVATED.contains(code) || code.isEmpty() && cells.text(Cell.OFFENCE).startsWith("Racially or religiously");
    }

    private static String month(Incident incident) {
        String recorded = incident.cells().text(Cell.DATE_RECORDED);
        return recorded.substring(6) + "-" + recorded.substring(3, 5);
    }

    private void add(String figure, String... dimensions) {
        values.merge(figure + "," + String.join(",", dimensions), 1L, Long::sum);
    }

    /** The table, sorted. */
    String csv() {
        values.put("distinct_events,,,,", (long) events.size());
        ever.figures().forEach((figure, value) -> values.put(figure + ",window,all,,", value));
        twelveMonths.figures().forEach((figure, value) -> values.put(figure + ",window,12_months,,", value));
        StringBuilder csv = new StringBuilder("figure,dimension_1,member_1,dimension_2,member_2,value\n");
        values.forEach((key, value) -> csv.append(String.format(Locale.ROOT, "%s,%d\n", key, value)));
        return csv.toString();
    }
}
