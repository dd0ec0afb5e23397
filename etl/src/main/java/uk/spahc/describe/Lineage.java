package uk.spahc.describe;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import uk.spahc.feed.FeedDefinition;

/** {@code docs/lineage.md}: which figures rest on which feeds, drawn from the feeds' definitions and the headers of the SQL. */
public final class Lineage {
    private static final List<String> RANKS = List.of("feeds", "staging", "facts", "aggregates", "marts");
    private static final int STAGED = 1;
    private static final int FACT = 2;

    private final List<SqlFlow> flows;
    private final SortedMap<String, SortedSet<String>> sources = new TreeMap<>();
    private final SortedSet<String> delivered = new TreeSet<>();

    private Lineage(Collection<FeedDefinition> feeds) {
        flows = SqlFlow.all(WarehouseModels.read());
        for (FeedDefinition feed : feeds) {
            delivered.add(feed.recordKind().stagingTable());
            from(feed.recordKind().stagingTable(), feed.feed());
            if (feed.recordKind() == FeedDefinition.RecordKind.INCIDENT) {
                delivered.add("staging.involvement");
                from("staging.involvement", feed.feed());
            }
        }
        flows.forEach(flow -> flow.writes().forEach(table -> flow.reads().forEach(read -> from(table, read))));
    }

    /** The whole document. */
    public static String markdown(Collection<FeedDefinition> feeds) {
        Lineage lineage = new Lineage(feeds);
        return """
                # Lineage

                Written by `./spahc docs` from the feeds' definitions and the `Inputs` of each file of `warehouse/sql`; change those, never this. Working
                tables and dimensions are left out of the picture. What each table holds: [data dictionary](data-dictionary.md).

                """ + lineage.picture() + lineage.marts() + lineage.files();
    }

    private void from(String table, String read) {
        if (!table.equals(read)) {
            sources.computeIfAbsent(table, key -> new TreeSet<>()).add(read);
        }
    }

    private String picture() {
        StringBuilder text = new StringBuilder("```mermaid\nflowchart LR\n");
        SortedSet<String> shown = shown();
        for (int rank = 0; rank < RANKS.size(); rank++) {
            int own = rank;
            text.append("  subgraph ").append(RANKS.get(rank)).append('\n');
            shown.stream().filter(node -> rank(node) == own)
                    .forEach(node -> text.append("    ").append(id(node)).append("[\"").append(node).append("\"]\n"));
            text.append("  end\n");
        }
        for (String node : shown) {
            sources(node).stream().filter(shown::contains).filter(source -> isForward(source, node))
                    .forEach(source -> text.append("  ").append(id(source)).append(" --> ").append(id(node)).append('\n'));
        }
        return text.append("```\n").toString();
    }

    private SortedSet<String> shown() {
        SortedSet<String> shown = new TreeSet<>(sources.keySet());
        sources.values().forEach(shown::addAll);
        shown.removeIf(node -> rank(node) < 0);
        return shown;
    }

    /** What it is made from, working tables seen through. */
    private SortedSet<String> sources(String node) {
        SortedSet<String> found = new TreeSet<>();
        SortedSet<String> seen = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(sources.getOrDefault(node, new TreeSet<>()));
        while (!open.isEmpty()) {
            String source = open.pop();
            if (isHidden(source)) {
                if (seen.add(source)) {
                    open.addAll(sources.getOrDefault(source, new TreeSet<>()));
                }
            } else {
                found.add(source);
            }
        }
        return found;
    }

    private boolean isHidden(String node) {
        return rank(node) < 0 && (node.startsWith("staging.") || node.startsWith("warehouse.") && !node.startsWith("warehouse.dim_"));
    }

    private boolean isForward(String source, String node) {
        boolean isBesideAndFirst = rank(source) == FACT && rank(node) == FACT && !sources(source).contains(node);
        if (rank(source) <= STAGED) {
            return rank(node) == rank(source) + 1;
        }
        boolean isViewOverView = source.startsWith("mart.") && node.startsWith("mart.");
        return rank(source) < rank(node) || isBesideAndFirst || isViewOverView;
    }

    /** In the order of the picture; -1: not in it. */
    private int rank(String node) {
        if (node.contains("/")) {
            return 0;
        }
        if (delivered.contains(node)) {
            return STAGED;
        }
        if (node.matches("warehouse\\.(fact|bridge)_.*")) {
            return FACT;
        }
        if (node.matches("warehouse\\.(agg_.*|publication_figure)")) {
            return RANKS.indexOf("aggregates");
        }
        return node.startsWith("mart.") ? RANKS.indexOf("marts") : -1;
    }

    private SortedSet<String> feedsOf(String node) {
        SortedSet<String> seen = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(node));
        while (!open.isEmpty()) {
            String next = open.pop();
            sources(next).stream().filter(source -> isForward(source, next)).filter(seen::add).forEach(open::add);
        }
        seen.removeIf(source -> rank(source) != 0);
        return seen;
    }

    private String marts() {
        StringBuilder text = new StringBuilder("\n## What each mart reads\n\n| mart | reads | and so rests on |\n|---|---|---|\n");
        sources.keySet().stream().filter(node -> node.startsWith("mart.")).forEach(mart -> text.append("| `").append(mart).append("` | ")
                .append(words(sources.get(mart))).append(" | ").append(words(feedsOf(mart))).append(" |\n"));
        return text.toString();
    }

    private String files() {
        StringBuilder text = new StringBuilder("\n## What each transformation reads and writes\n\n| file of `warehouse/sql` | reads | writes |\n|---|---|---|\n");
        flows.stream().filter(flow -> flow.name().endsWith(".sql")).forEach(flow -> text.append("| `").append(flow.name()).append("` | ")
                .append(words(flow.reads())).append(" | ").append(words(flow.writes())).append(" |\n"));
        return text.toString();
    }

    private static String words(Collection<String> names) {
        return names.stream().collect(Collectors.joining(", "));
    }

    private static String id(String node) {
        return node.replaceAll("[^a-z0-9]", "_");
    }

    /** Marts that no feed leads to, although they hold figures of a theme. */
    static List<String> withoutFeed(Collection<FeedDefinition> feeds) {
        Lineage lineage = new Lineage(feeds);
        return lineage.sources.keySet().stream().filter(node -> node.startsWith("mart.mart_") && !node.startsWith("mart.mart_operations"))
                .filter(mart -> lineage.feedsOf(mart).isEmpty()).toList();
    }
}
