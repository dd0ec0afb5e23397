package uk.spahc.sample;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Compares what a warehouse says of a loaded sample with the sample's truth: how each file's lines ended, which were rejected
 * and why, what was said of those loaded all the same, and the figures of the marts. Figures about persons are left out, and
 * those over what two sources tell of one event: they count true persons and true events, which only resolution can come near.
 *
 * @param feeds one after the other, as the sample has them
 */
public record TruthComparison(List<FeedComparison> feeds) {
    private static final List<Predicate<String>> NEEDS_RESOLUTION = List.of(figure -> figure.startsWith("victims"),
            figure -> figure.startsWith("accused"), figure -> figure.startsWith("clients"), figure -> figure.contains(" in_police_data="));
    /** Hours are told to four decimals; each is a sum of them. */
    private static final double HOUR_TOLERANCE = 0.001;

    /**
     * @param connection that may read audit, quarantine's codes, the star and the marts
     * @param sample folder that {@link SampleGenerator} wrote
     */
    public static TruthComparison of(Connection connection, Path sample) {
        return new TruthComparison(TruthFiles.of(sample).stream()
                .map(truth -> compare(truth, new WarehouseFigures(connection, truth.feed()))).toList());
    }

    /** The same of the damaged deliveries alone: each is to be held for the one reason for which it was damaged. */
    public static TruthComparison ofDamaged(Connection connection, Path sample) {
        return new TruthComparison(TruthFiles.of(sample).stream().filter(truth -> truth.has("damaged")).map(truth -> {
            List<String> expected = truth.rows("damaged").stream().map(row -> TruthFiles.end(row.get("file"), row.get("held_for"))).toList();
            List<String> differences = onlyOnOneSide(expected, new WarehouseFigures(connection, truth.feed()).held(), "held");
            return new FeedComparison(truth.feed(), 0, expected.size(), differences);
        }).toList());
    }

    /** Figures that either side has, of all feeds. */
    public int compared() {
        return feeds.stream().mapToInt(FeedComparison::figures).sum();
    }

    /** A sentence for each that is not equal. */
    public List<String> differences() {
        return feeds.stream().flatMap(feed -> feed.differences().stream().map(difference -> feed.feed() + ": " + difference)).toList();
    }

    private static FeedComparison compare(TruthFiles truth, WarehouseFigures warehouse) {
        List<Map<String, String>> lines = truth.rows("lines");
        Map<String, Double> expected = truth.figures();
        NEEDS_RESOLUTION.forEach(left -> expected.keySet().removeIf(left));
        Map<String, Double> found = warehouse.figures("accounts");
        if (truth.has("hours")) {
            found.putAll(warehouse.figures("offences"));
            found.putAll(warehouse.hours());
            truth.rows("hours").forEach(row -> expected.put(WarehouseFigures.hour(row.get("weekday"), row.get("hour")), Double.valueOf(row.get("offences"))));
        } else if (truth.has("outcomes")) {
            found.putAll(warehouse.figures("outcomes"));
        } else if (truth.has("events")) {
            found.putAll(warehouse.figures("reports"));
        } else {
            found.putAll(warehouse.figures("street_crimes"));
        }
        List<String> differences = new ArrayList<>(differences(expected, found));
        differences.addAll(onlyOnOneSide(lines.stream().filter(row -> row.get("disposition").equals(Disposition.REJECTED.text()))
                .map(row -> TruthFiles.end(row.get("file"), "line", row.get("line"), row.get("reason"))).toList(), warehouse.rejectedLines(), "rejected"));
        Set<String> all = new HashSet<>(expected.keySet());
        all.addAll(found.keySet());
        return new FeedComparison(truth.feed(), lines.size(), all.size(), differences);
    }

    private static List<String> differences(Map<String, Double> truth, Map<String, Double> warehouse) {
        Set<String> all = new TreeSet<>(truth.keySet());
        all.addAll(warehouse.keySet());
        return all.stream()
                .filter(figure -> Math.abs(truth.getOrDefault(figure, 0.0) - warehouse.getOrDefault(figure, 0.0)) > HOUR_TOLERANCE)
                .map(figure -> figure + ": the truth is " + plain(truth.get(figure)) + ", the warehouse says " + plain(warehouse.get(figure))).toList();
    }

    /** Both as they are, so that one that stands twice on a side is two. */
    private static List<String> onlyOnOneSide(List<String> truth, List<String> warehouse, String word) {
        Map<String, Integer> surplus = new TreeMap<>();
        truth.forEach(end -> surplus.merge(end, 1, Integer::sum));
        warehouse.forEach(end -> surplus.merge(end, -1, Integer::sum));
        return surplus.entrySet().stream().filter(entry -> entry.getValue() != 0)
                .map(entry -> entry.getKey() + ": " + word + " by " + (entry.getValue() > 0 ? "the truth" : "the warehouse") + " alone").toList();
    }

    private static String plain(Double value) {
        return value == null ? "0" : value == Math.rint(value) ? Long.toString(value.longValue()) : value.toString();
    }
}
