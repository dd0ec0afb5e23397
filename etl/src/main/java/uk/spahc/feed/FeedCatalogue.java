package uk.spahc.feed;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/**
 * Every feed and theme there is: those that ship with the program, overlaid file by file by those under a configuration
 * folder. A catalogue exists only if all of them are sound.
 */
public final class FeedCatalogue {
    private final SortedMap<String, FeedDefinition> feeds;
    private final SortedMap<String, ThemeDefinition> themes;

    private FeedCatalogue(SortedMap<String, FeedDefinition> feeds, SortedMap<String, ThemeDefinition> themes) {
        this.feeds = Collections.unmodifiableSortedMap(feeds);
        this.themes = Collections.unmodifiableSortedMap(themes);
    }

    /**
     * What a look at all files found.
     *
     * @param catalogue of what could be bound; unsound where there are problems
     */
    record Read(FeedFiles files, FeedCatalogue catalogue, List<Problem> problems) {
    }

    /** The feeds that ship with the program. */
    public static FeedCatalogue shipped() {
        return load(FeedCatalogue.class.getClassLoader(), Optional.empty());
    }

    /**
     * The feeds that ship with the program, overlaid by {@code <configDir>/feeds/...}: a file of the same path replaces,
     * another adds.
     *
     * @throws Failure WRONG_USE that lists every problem with its file and line
     */
    public static FeedCatalogue load(Optional<Path> configDir) {
        return load(FeedCatalogue.class.getClassLoader(), configDir);
    }

    static FeedCatalogue load(ClassLoader loader, Optional<Path> configDir) {
        Read read = read(loader, configDir);
        if (!read.problems().isEmpty()) {
            throw new Failure(ExitCode.WRONG_USE,
                    read.problems().stream().map(Problem::toString).collect(Collectors.joining(System.lineSeparator())),
                    "Mend the lines named; the keys are described in feeds/feed.schema.json and themes/theme.schema.json.");
        }
        return read.catalogue();
    }

    /**
     * Everything that is wrong, or nothing: also codes that no list of the warehouse knows, which a load would take in as
     * members without a name.
     *
     * @param known codes by key of the mapping, such as {@code offence}; the strands are the feed's theme's
     */
    public static List<Problem> problems(Optional<Path> configDir, Map<String, Set<String>> known) {
        Read read = read(FeedCatalogue.class.getClassLoader(), configDir);
        List<Problem> problems = new ArrayList<>(read.problems());
        if (problems.isEmpty()) {
            read.catalogue().feeds().forEach(feed -> problems.addAll(new CodeTargets(read, feed, known).problems()));
            read.catalogue().themes().forEach(theme -> problems.addAll(CodeTargets.ofTheme(read, theme, known)));
        }
        return problems;
    }

    /** The text of a code map that a feed has for itself alone. */
    public static Optional<String> ownCodeMap(Optional<Path> configDir, String feed, String name) {
        return Optional.ofNullable(FeedFiles.gather(FeedCatalogue.class.getClassLoader(), configDir).files().get("feeds/" + feed + "/codes/" + name + ".csv"))
                .map(FeedFiles.Text::content);
    }

    /** The file and line, as a problem names them, at which a feed's definition has that key at its beginning. */
    public static Problem at(Optional<Path> configDir, String feed, String key, String text) {
        FeedFiles.Text file = FeedFiles.gather(FeedCatalogue.class.getClassLoader(), configDir).definition(feed);
        return new Problem(file.name(), 1 + (int) file.content().lines().takeWhile(line -> !line.startsWith(key + ":")).count(), text);
    }

    /** All that is there, sound or not. */
    static Read read(ClassLoader loader, Optional<Path> configDir) {
        FeedFiles files = FeedFiles.gather(loader, configDir);
        FeedSchema schema = new FeedSchema();
        List<Problem> problems = new ArrayList<>();
        SortedMap<String, ThemeDefinition> themes = new ThemeReading(files).themes(problems);
        SortedMap<String, FeedDefinition> feeds = new TreeMap<>();
        for (String feed : files.feeds()) {
            define(feed, files, schema, problems).ifPresent(definition -> feeds.put(feed, definition));
        }
        problems.addAll(sources(feeds, files));
        return new Read(files, new FeedCatalogue(feeds, themes), problems);
    }

    /** A source is one agency in one theme, whichever of its feeds speaks. */
    private static List<Problem> sources(SortedMap<String, FeedDefinition> feeds, FeedFiles files) {
        List<Problem> found = new ArrayList<>();
        Map<String, FeedDefinition> first = new HashMap<>();
        for (FeedDefinition feed : feeds.values()) {
            FeedDefinition other = first.putIfAbsent(feed.source().code(), feed);
            if (other != null && !(other.source().equals(feed.source()) && other.theme().equals(feed.theme()))) {
                FeedFiles.Text file = files.definition(feed.feed());
                found.add(new Problem(file.name(), 1 + (int) file.content().lines().takeWhile(line -> !line.startsWith("source:")).count(),
                        "the source " + feed.source().code() + " is also that of " + other.feed()
                                + ", and there it has another name, kind or theme; give it a code of its own"));
            }
        }
        return found;
    }

    private static Optional<FeedDefinition> define(String feed, FeedFiles files, FeedSchema schema, List<Problem> problems) {
        List<Problem> here = new ArrayList<>();
        FeedFiles.Text file = files.definition(feed);
        YamlDocument document = YamlDocument.parse(file, here);
        if (here.isEmpty()) {
            here.addAll(schema.check(file.name(), document));
        }
        Optional<FeedDefinition> definition = Optional.empty();
        if (here.isEmpty()) {
            Map<String, CodeMap> codeMaps = codeMaps(feed, document.tree(), files, here);
            FeedDefinition bound = FeedBinding.bind(document.tree(), codeMaps);
            here.addAll(new InnerAgreement(feed, file.name(), document, bound).problems());
            if (!files.themes().contains(bound.theme())) {
                here.add(new Problem(file.name(), document.line("/theme"), "`theme` names " + bound.theme()
                        + ", but there is no themes/" + bound.theme() + "/theme.yml; themes: " + String.join(", ", files.themes())));
            }
            definition = Optional.of(bound);
        }
        problems.addAll(here);
        return definition;
    }

    private static Map<String, CodeMap> codeMaps(String feed, JsonNode tree, FeedFiles files, List<Problem> problems) {
        Map<String, CodeMap> maps = new HashMap<>();
        for (JsonNode column : tree.path("columns")) {
            String name = column.path("codes").asString("");
            if (!maps.containsKey(name)) {
                files.codes(feed, name).ifPresent(text -> maps.put(name, CodeMapFile.parse(name, text,
                        files.codes(feed, name + ".rules").map(rules -> LabelRulesFile.parse(rules, problems)).orElse(LabelRules.NONE), problems)));
            }
        }
        return maps;
    }

    /** @throws Failure WRONG_USE, naming the feeds there are */
    public FeedDefinition feed(String name) {
        FeedDefinition feed = feeds.get(name);
        if (feed == null) {
            throw new Failure(ExitCode.WRONG_USE, "There is no feed " + name + ".", "Known feeds: " + String.join(", ", feeds.keySet()) + ".");
        }
        return feed;
    }

    /** In the order of their names. */
    public Collection<FeedDefinition> feeds() {
        return feeds.values();
    }

    /** In the order of their names. */
    public Collection<ThemeDefinition> themes() {
        return themes.values();
    }

    /** Themes, sources, feeds and reasons as tables of text, CSV by name, from which the warehouse's dimensions are filled. */
    public Map<String, byte[]> referenceTables() {
        return ThemeTables.of(themes(), feeds());
    }
}
