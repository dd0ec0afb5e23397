package uk.spahc.feed;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.ArrayList;

/** Reads the themes of a set of files; what is wrong with one is added to the problems, and it is left out. */
final class ThemeReading {
    private final FeedFiles files;
    private final FeedSchema schema = new FeedSchema("/themes/theme.schema.json");

    ThemeReading(FeedFiles files) {
        this.files = files;
    }

    SortedMap<String, ThemeDefinition> themes(List<Problem> problems) {
        SortedMap<String, ThemeDefinition> themes = new TreeMap<>();
        for (String theme : files.themes()) {
            define(theme, problems).ifPresent(definition -> themes.put(theme, definition));
        }
        return themes;
    }

    private Optional<ThemeDefinition> define(String theme, List<Problem> problems) {
        List<Problem> here = new ArrayList<>();
        FeedFiles.Text file = files.theme(theme);
        YamlDocument document = YamlDocument.parse(file, here);
        if (here.isEmpty()) {
            here.addAll(schema.check(file.name(), document));
        }
        Optional<ThemeDefinition> definition = Optional.empty();
        if (here.isEmpty()) {
            ThemeDefinition bound = FeedBinding.bindTheme(document.tree());
            here.addAll(fitting(theme, file.name(), document, bound));
            definition = Optional.of(bound);
        }
        problems.addAll(here);
        return definition;
    }

    /** What no schema can say: that the parts of one theme fit each other. */
    private static List<Problem> fitting(String theme, String file, YamlDocument document, ThemeDefinition definition) {
        List<Problem> found = new ArrayList<>();
        if (!definition.theme().equals(theme)) {
            found.add(new Problem(file, document.line("/theme"), "`theme` must be " + theme + ", the folder that the file lies in"));
        }
        Set<String> known = new HashSet<>(definition.strands());
        for (int i = 0; i < definition.ownStrands().size(); i++) {
            ThemeDefinition.OwnStrand own = definition.ownStrands().get(i);
            if (!known.add(own.code())) {
                found.add(new Problem(file, document.line("/own_strands/" + i + "/code"), "the strand " + own.code() + " is listed twice"));
            }
        }
        for (int i = 0; i < definition.ownStrands().size(); i++) {
            ThemeDefinition.OwnStrand own = definition.ownStrands().get(i);
            if (own.countsAs() != null && (own.national() || !known.contains(own.countsAs()))) {
                found.add(new Problem(file, document.line("/own_strands/" + i + "/counts_as"), own.national()
                        ? "`counts_as` contradicts national: true" : "`counts_as` names " + own.countsAs() + ", which is no strand of the theme"));
            }
        }
        return found;
    }
}
