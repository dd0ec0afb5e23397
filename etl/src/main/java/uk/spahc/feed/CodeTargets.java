package uk.spahc.feed;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Whether the codes that maps and themes give are ones that the warehouse's lists know. */
final class CodeTargets {
    private final FeedCatalogue.Read read;
    private final FeedDefinition feed;
    private final Map<String, Set<String>> known;
    private final List<Problem> problems = new ArrayList<>();

    CodeTargets(FeedCatalogue.Read read, FeedDefinition feed, Map<String, Set<String>> known) {
        this.read = read;
        this.feed = feed;
        this.known = new TreeMap<>(known);
        this.known.put("strands", strands(feed));
    }

    List<Problem> problems() {
        YamlDocument document = YamlDocument.parse(read.files().definition(feed.feed()), new ArrayList<>());
        mapped(document.tree().path("mapping"), "");
        return problems;
    }

    /** Strands and outcome types that a theme names. */
    static List<Problem> ofTheme(FeedCatalogue.Read read, ThemeDefinition theme, Map<String, Set<String>> known) {
        FeedFiles.Text file = read.files().theme(theme.theme());
        YamlDocument document = YamlDocument.parse(file, new ArrayList<>());
        List<Problem> found = new ArrayList<>();
        Map.of("strands", theme.strands(), "positive_outcomes", theme.positiveOutcomes()).forEach((key, codes) -> {
            for (int i = 0; i < codes.size(); i++) {
                if (!known.getOrDefault(key, Set.of()).contains(codes.get(i))) {
                    found.add(new Problem(file.name(), document.line("/" + key + "/" + i), "`" + key + "` names " + codes.get(i) + ", which is in no list"));
                }
            }
        });
        return found;
    }

    private Set<String> strands(FeedDefinition feed) {
        Set<String> strands = new HashSet<>(Set.of("UNKNOWN"));
        read.catalogue().themes().stream().filter(theme -> theme.theme().equals(feed.theme())).forEach(theme -> strands.addAll(theme.allStrands()));
        return strands;
    }

    private void mapped(JsonNode node, String key) {
        if (node.isString()) {
            feed.column(node.asString()).filter(column -> column.codes() != null && known.containsKey(key)).ifPresent(column -> map(column.codes(), key));
        } else {
            node.propertyStream().forEach(property -> mapped(property.getValue(), property.getKey()));
            if (node.isArray()) {
                node.forEach(item -> mapped(item, key));
            }
        }
    }

    private void map(String name, String key) {
        FeedFiles.Text file = read.files().codes(feed.feed(), name).orElseThrow();
        int line = 0;
        for (String text : file.content().lines().toList()) {
            line++;
            String code = text.substring(text.lastIndexOf(',') + 1).strip();
            if (line > 1 && !text.startsWith("#") && !text.equals("label,code") && !text.isBlank() && !known.get(key).contains(code)) {
                Problem problem = new Problem(file.name(), line, "the code " + code + (key.equals("strands")
                        ? " is no strand of the theme " + feed.theme() : " is not in the warehouse's list for `" + key + "`"));
                if (!problems.contains(problem)) {
                    problems.add(problem);
                }
            }
        }
    }
}
