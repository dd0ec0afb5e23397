package uk.spahc.repeat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Deliveries of three sources in a small world, where everything happens to everybody: few people, places and records, told
 * again and again with other people, days, places, agreements and outcomes.
 */
final class RandomNights {
    private static final LocalDate FIRST = LocalDate.of(2023, 1, 10);

    /** @param rows parameters of {@code stage-record.sql}, or of {@code stage-outcome.sql} */
    record Delivery(String source, boolean outcomes, LocalDate businessDate, List<Map<String, Object>> rows) {
    }

    private final Random chance;
    private final List<Delivery> deliveries = new ArrayList<>();
    private int told;

    private RandomNights(long seed) {
        this.chance = new Random(seed);
    }

    static List<Delivery> of(long seed) {
        RandomNights nights = new RandomNights(seed);
        int number = 5 + nights.chance.nextInt(4);
        for (int i = 0; i < number; i++) {
            nights.add(i);
        }
        return nights.deliveries;
    }

    private void add(int night) {
        int kind = night < 1 ? 0 : chance.nextInt(6);
        String source = kind < 3 ? "ASP" : kind < 5 ? List.of("VS", "VOL").get(kind - 3) : "ASP";
        LocalDate business = LocalDate.of(2024, 1 + night / 3, 1 + night);
        List<Map<String, Object>> rows = new ArrayList<>();
        int lines = 4 + chance.nextInt(14);
        for (int line = 2; line < lines + 2; line++) {
            rows.add(kind == 5 ? outcome(line) : record(source, line));
        }
        deliveries.add(new Delivery(source, kind == 5, business, rows));
    }

    private Map<String, Object> record(String source, int line) {
        boolean police = source.equals("ASP");
        Map<String, Object> row = new HashMap<>();
        String agreement = police ? null : pick("COUNTS", "LINKING", "LINKING", "CASE_REVIEW");
        boolean nobody = "COUNTS".equals(agreement) || chance.nextInt(8) == 0;
        boolean dated = chance.nextInt(9) > 0;
        LocalDate day = FIRST.plusDays(chance.nextInt(5) * 90L + chance.nextInt(4));
        boolean inside = chance.nextInt(12) > 0;
        row.put("line", line);
        row.put("record", source + chance.nextInt(10));
        row.put("log", police && chance.nextInt(4) == 0 ? "log " + chance.nextInt(3) : null);
        row.put("updated", FIRST.atTime(9, 0).plusMinutes(++told) + "Z");
        row.put("area", inside ? "INSIDE" : "OUTSIDE");
        row.put("method", pick("POSTCODE", "POSTCODE", "HOME"));
        row.put("lsoa", pick("E01033353", "E01014540"));
        row.put("place", "COUNTS".equals(agreement) || chance.nextInt(3) == 0 ? null : "place " + chance.nextInt(3));
        row.put("location_type", pick("STREET", "HOME", "RETAIL"));
        row.put("record_type", !police ? "THIRD_SECTOR_REPORT" : pick("CRIME", "CRIME", "CRIME", "NON_CRIME_INCIDENT"));
        row.put("status", pick("ACTIVE", "ACTIVE", "ACTIVE", "CANCELLED"));
        row.put("recorded", day.plusDays(chance.nextInt(30)).toString());
        row.put("occurred", dated ? day + " 00:00" : null);
        row.put("strands", pick("RACE", "RACE", "GRT", "DISABILITY", "RACE DISABILITY"));
        row.put("said", police ? null : pick("REPORTED", "NOT_REPORTED", "NOT_KNOWN"));
        row.put("police_record", police || nobody || chance.nextInt(3) > 0 ? null : "ASP" + chance.nextInt(10));
        row.put("agreement", agreement);
        row.put("role", pick("VICTIM", "VICTIM", police ? "SUSPECT" : "VICTIM", police ? "OFFENDER" : "VICTIM"));
        row.put("number", 1 + chance.nextInt(2));
        row.put("person", nobody ? null : "person " + chance.nextInt(5));
        row.put("age", pick("25-34", "25-34", "10-17", "0-9"));
        row.put("at_work", chance.nextInt(6) == 0);
        return row;
    }

    private Map<String, Object> outcome(int line) {
        Map<String, Object> row = new HashMap<>();
        row.put("line", line);
        row.put("outcome", "outcome " + chance.nextInt(12));
        row.put("record", "ASP" + chance.nextInt(10));
        row.put("person", chance.nextInt(4) == 0 ? null : "person " + chance.nextInt(5));
        row.put("updated", FIRST.atTime(9, 0).plusMinutes(++told) + "Z");
        row.put("code", pick("1", "1A", "8", "16", "18"));
        row.put("given", FIRST.plusDays(400 + chance.nextInt(30)).toString());
        row.put("withdrawn", chance.nextInt(6) == 0);
        return row;
    }

    private String pick(String... of) {
        return of[chance.nextInt(of.length)];
    }
}
