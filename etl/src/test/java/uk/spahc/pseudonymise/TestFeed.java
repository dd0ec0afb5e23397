package uk.spahc.pseudonymise;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import uk.spahc.feed.Column;
import uk.spahc.feed.Column.Fate;
import uk.spahc.feed.FeedDefinition;
import uk.spahc.feed.Mapping;
import uk.spahc.governance.Agreement;
import uk.spahc.governance.Standing.InForce;
import uk.spahc.keys.MasterKey;
import uk.spahc.keys.RowSealer;
import uk.spahc.keys.TestKeys;
import uk.spahc.keys.Tokeniser;
import uk.spahc.reference.TestGazetteer;
import uk.spahc.validate.LocalMoment;
import uk.spahc.validate.ValidRow;

/** Two made-up feeds, one of incidents with two people a row and one of street crime, and rows of theirs. */
final class TestFeed {
    static final LoadKeys LOAD = new LoadKeys(7, 41, 0);
    static final MasterKey KEY = TestKeys.first();
    private static final String FEED = "test/incidents";
    private static final Map<String, Fate> COLUMNS = columns();
    private static final Mapping.Person VICTIM = person("v_");
    private static final Mapping.Person SUSPECT = person("s_");

    private TestFeed() {
    }

    static FeedDefinition incidents(FeedDefinition.Area.Outside outside) {
        Mapping.Incident incident = new Mapping.Incident("record_type", "status", "recorded", "reported", "from", "to",
                List.of("offence_code", "offence"), List.of("strands"), "target", "location_type", "place", "place", "postcode", "lsoa", "district",
                null, null, null, null, null, null);
        return definition(FEED, FeedDefinition.RecordKind.INCIDENT, outside, new Mapping(incident, List.of(VICTIM, SUSPECT), null, null, null));
    }

    static FeedDefinition streetCrime() {
        return definition("test/street", FeedDefinition.RecordKind.STREET_CRIME, FeedDefinition.Area.Outside.COUNT,
                new Mapping(null, null, new Mapping.StreetCrime("crime_id", "month", "force", "longitude", "latitude", "street", "lsoa",
                        "category", "outcome"), null, null));
    }

    static Pseudonymiser pseudonymiser() {
        return pseudonymiser(incidents(FeedDefinition.Area.Outside.COUNT), COLUMNS.keySet(), Set.of("summary"));
    }

    static Pseudonymiser pseudonymiser(FeedDefinition feed, Set<String> identityInVault, Set<String> freeText) {
        Agreement agreement = new Agreement("test", "Test", true, null, null, null, null, null, Map.of(FEED, COLUMNS.keySet()),
                Map.of(FEED, identityInVault), Map.of(FEED, freeText), null, "members", "street", LocalDate.of(2020, 1, 1), null, null,
                new Agreement.Retention(Period.ofYears(2), Period.ofDays(90), Period.ofYears(1), Period.ofYears(2)), null);
        return new Pseudonymiser(feed, new InForce(agreement), LOAD, TestGazetteer.small(), new Tokeniser(KEY), new RowSealer(KEY, LOAD.loadKey()));
    }

    /** A crime inside the area with a victim and a suspect, every column filled; change what a test is about. */
    static Map<String, Object> crime() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("reference", "REF/2026/0001");
        values.put("log", "LOG-77-88");
        values.put("updated", at(2026, 1, 12, 8, 15));
        values.put("record_type", List.of("CRIME"));
        values.put("status", List.of("RECORDED"));
        values.put("recorded", LocalDate.of(2026, 1, 11));
        values.put("reported", LocalDate.of(2026, 1, 10));
        values.put("from", at(2026, 1, 9, 21, 30));
        values.put("offence_code", List.of("UNMAPPED"));
        values.put("offence", List.of("105B"));
        values.put("strands", List.of("RACE", "RELIGION"));
        values.put("target", List.of("ANTI_MUSLIM"));
        values.put("location_type", List.of("STREET"));
        values.put("place", "17 Quillfeather Lane");
        values.put("postcode", "BS1 4ST");
        values.put("lsoa", "E01014540");
        values.put("district", List.of("E06000023"));
        values.put("summary", "He shouted at Zephyrine outside the bakery");
        person(values, "v_", List.of("VICTIM"), 1L, "PN-5550001", "Zephyrine", "Featherstonehaugh", LocalDate.of(1991, 7, 23));
        person(values, "s_", List.of("SUSPECT"), 2L, "PN-5550002", "Bartholomäus", "O'Quigley", LocalDate.of(2004, 2, 29));
        return values;
    }

    private static void person(Map<String, Object> values, String prefix, List<String> role, long number, String id, String forename,
            String surname, LocalDate birth) {
        values.put(prefix + "number", number);
        values.put(prefix + "role", role);
        values.put(prefix + "id", id);
        values.put(prefix + "forename", forename);
        values.put(prefix + "surname", surname);
        values.put(prefix + "birth", birth);
        values.put(prefix + "gender", List.of("FEMALE"));
        values.put(prefix + "self", List.of("A1"));
        values.put(prefix + "officer", List.of("IC4"));
        values.put(prefix + "address", "Flat 9, Marzipan House");
        values.put(prefix + "postcode", "BS2 9ZZ");
        values.put(prefix + "relationship", List.of("STRANGER"));
        values.put(prefix + "at_work", false);
    }

    static Map<String, Object> street() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("crime_id", "c0ffee");
        values.put("month", YearMonth.of(2026, 1));
        values.put("force", "Somewhere Constabulary");
        values.put("longitude", new BigDecimal("-2.587910"));
        values.put("latitude", new BigDecimal("51.4545"));
        values.put("street", "On or near Anvil Street");
        values.put("lsoa", "E01014485");
        values.put("category", List.of("public-order"));
        return values;
    }

    static ValidRow row(long line, Map<String, Object> values) {
        Map<String, String> cells = new LinkedHashMap<>();
        values.forEach((column, value) -> cells.put(column, value.toString()));
        return new ValidRow(line, values, cells);
    }

    static LocalMoment at(int year, int month, int day, int hour, int minute) {
        return new LocalMoment(LocalDateTime.of(year, month, day, hour, minute), true);
    }

    private static FeedDefinition definition(String name, FeedDefinition.RecordKind kind, FeedDefinition.Area.Outside outside, Mapping mapping) {
        List<Column> columns = COLUMNS.entrySet().stream().map(entry -> new Column(entry.getKey(), entry.getKey(), List.of(), Column.Type.TEXT,
                entry.getValue(), true, false, List.of(), List.of(), null, null, List.of(), null, null, null, 200, false, false, null)).toList();
        return new FeedDefinition(name, "Test", new FeedDefinition.Source("TST", "Test", FeedDefinition.Source.Kind.POLICE), "test", "test",
                kind, null, null, new FeedDefinition.Identity("reference", "log", "updated"), new FeedDefinition.Area("E06000023", outside),
                new FeedDefinition.RejectLimit(20, 2), new FeedDefinition.Times("Europe/London", true),
                new FeedDefinition.NonCrimeIncidents(true), new FeedDefinition.Waiting(90),
                new FeedDefinition.Withdrawals(FeedDefinition.Withdrawals.BroughtBackBy.NEWER), columns, List.of(), mapping, Map.of());
    }

    private static Mapping.Person person(String p) {
        return new Mapping.Person(p + "number", p + "role", p + "id", p + "forename", p + "surname", p + "birth", null, p + "gender", p + "self",
                p + "officer", p + "address", p + "postcode", p + "relationship", p + "at_work");
    }

    private static Map<String, Fate> columns() {
        Map<String, Fate> columns = new LinkedHashMap<>();
        crime().keySet().forEach(name -> columns.put(name, name.equals("summary") ? Fate.FREE_TEXT : Fate.ATTRIBUTE));
        columns.put("to", Fate.ATTRIBUTE);
        street().keySet().forEach(name -> columns.putIfAbsent(name, Fate.ATTRIBUTE));
        return columns;
    }
}
