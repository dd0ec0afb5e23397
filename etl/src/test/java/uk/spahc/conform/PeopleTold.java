package uk.spahc.conform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Made-up involvements that share keys often, and who is the same person by the words of rule exact-1, worked out over all of
 * them, pair by pair: none of the database's ways is used.
 */
final class PeopleTold {
    private static final int NAMES = 9;
    private static final int STRONG_IDS = 12;
    private static final int RECORDS = 40;

    private final Random chance;
    private final Map<Involvement, Keys> current = new TreeMap<>();

    record Involvement(String source, UUID record, String role, int number) implements Comparable<Involvement> {
        @Override
        public int compareTo(Involvement other) {
            return toString().compareTo(other.toString());
        }
    }

    /** @param exact name, date of birth and postcode as one; null where one of them is not told */
    record Keys(UUID strong, UUID exact) {
    }

    record Row(long line, int part, Involvement of, Keys keys) {
    }

    PeopleTold(long seed) {
        this.chance = new Random(seed);
    }

    /** A delivery of that many lines; of two that tell of one involvement the lower counts. */
    List<Row> delivery(String source, int lines) {
        List<Row> rows = new ArrayList<>();
        Set<Involvement> told = new HashSet<>();
        for (int line = 2; line < lines + 2; line++) {
            for (int part = 1; part <= 1 + chance.nextInt(2); part++) {
                Row row = new Row(line, part, new Involvement(source, value("record", RECORDS), chance.nextBoolean() ? "VICTIM" : "SUSPECT", part), keys());
                rows.add(row);
                if (told.add(row.of)) {
                    current.put(row.of, row.keys);
                }
            }
        }
        return rows;
    }

    private Keys keys() {
        return new Keys(chance.nextInt(3) == 0 ? null : value("strong", STRONG_IDS), chance.nextInt(4) == 0 ? null : value("exact", NAMES));
    }

    private UUID value(String kind, int of) {
        return UUID.nameUUIDFromBytes((kind + chance.nextInt(of)).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** One of the involvements known, which is forgotten; null where none is. */
    Involvement forget() {
        if (current.isEmpty()) {
            return null;
        }
        Involvement leaving = List.copyOf(current.keySet()).get(chance.nextInt(current.size()));
        current.remove(leaving);
        return leaving;
    }

    /** Everybody known, as sets of involvements of one person. */
    Set<Set<Involvement>> people() {
        Map<Involvement, Involvement> same = new HashMap<>();
        current.keySet().forEach(each -> same.put(each, each));
        for (Involvement one : current.keySet()) {
            for (Involvement other : current.keySet()) {
                if (areSame(one, other)) {
                    same.put(root(same, one), root(same, other));
                }
            }
        }
        return Set.copyOf(current.keySet().stream().collect(Collectors.groupingBy(each -> root(same, each), Collectors.toSet())).values());
    }

    private boolean areSame(Involvement one, Involvement other) {
        Keys first = current.get(one);
        Keys second = current.get(other);
        boolean strong = first.strong != null && first.strong.equals(second.strong) && one.source.equals(other.source);
        boolean exact = first.exact != null && first.exact.equals(second.exact);
        return strong || exact && mayLinkByName(first) && mayLinkByName(second);
    }

    /** Not where one source knows people of that name by several strong ids, and this one has one. */
    private boolean mayLinkByName(Keys keys) {
        Map<String, Set<UUID>> ids = new HashMap<>();
        current.forEach((involvement, others) -> {
            if (keys.exact.equals(others.exact) && others.strong != null) {
                ids.computeIfAbsent(involvement.source, first -> new HashSet<>()).add(others.strong);
            }
        });
        return keys.strong == null || ids.values().stream().allMatch(known -> known.size() < 2);
    }

    private static Involvement root(Map<Involvement, Involvement> same, Involvement of) {
        Involvement root = of;
        while (!same.get(root).equals(root)) {
            root = same.get(root);
        }
        return root;
    }
}
