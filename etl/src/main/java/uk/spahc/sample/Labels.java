package uk.spahc.sample;

import java.util.Map;
import java.util.TreeMap;

/** Codes in the words in which a force writes them, several words for some; and weights of codes. */
final class Labels {
    private final Map<String, Weighted<String>> byCode = new TreeMap<>();
    private final Map<String, Weighted<String>> codes = new TreeMap<>();

    Labels() {
        Table.own("label.csv").forEach(row -> byCode
                .computeIfAbsent(row.get("list") + "/" + row.get("code"), key -> new Weighted<>())
                .add(row.get("label"), Double.parseDouble(row.get("weight"))));
        Table.own("weighting.csv").forEach(row -> codes
                .computeIfAbsent(row.get("list"), key -> new Weighted<>())
                .add(row.get("code"), Double.parseDouble(row.get("weight"))));
    }

    /** One of the labels of a code. */
    String label(String list, String code, Chance chance) {
        return byCode.get(list + "/" + code).pick(chance);
    }

    /** A label that no code map knows. */
    String unmapped(String list, Chance chance) {
        return label("unmapped", list, chance);
    }

    /** A code of that list, as often as it is met. */
    String code(String list, Chance chance) {
        return codes.get(list).pick(chance);
    }
}
