package uk.spahc.sample;

import java.util.Map;
import java.util.TreeMap;

/** Offences by group, aggravated ones apart. */
final class Offences {
    /** One offence as the force writes it; {@code courtCode} is empty where the sample has none. */
    record Offence(String code, String courtCode, String label) {
    }

    private final Map<String, Weighted<Offence>> offences = new TreeMap<>();

    Offences() {
        Table.own("offence.csv").forEach(row -> offences
                .computeIfAbsent(row.get("group") + row.get("aggravated"), key -> new Weighted<>())
                .add(new Offence(row.get("code"), row.get("court_code"), row.get("label")),
                        Double.parseDouble(row.get("weight"))));
    }

    /** An offence of that group; the aggravated form, where the law knows one, if asked for. */
    Offence pick(String group, boolean aggravated, Chance chance) {
        Weighted<Offence> found = offences.get(group + (aggravated ? "Y" : "N"));
        return (found == null ? offences.get(group + "N") : found).pick(chance);
    }
}
