package uk.spahc.feed;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/**
 * Every feed there is: those that ship with the program, overlaid file by file by those under a configuration folder.
 * A catalogue exists only if all its feeds are sound.
 */
public final class FeedCatalogue {
    private final SortedMap<String, FeedDefinition> feeds;

    private FeedCatalogue(SortedMap<String, FeedDefinition> feeds) {
        this.feeds = Collections.unmodifiableSortedMap(feeds);
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
    public static FeedCatalogue load(Path configDir) {
        return load(FeedCatalogue.class.getClassLoader(), Optional.of(configDir));
    }

    static FeedCatalogue load(ClassLoader loader, Optional<Path> configDir) {
        FeedFiles files = FeedFiles.gather(loader, configDir);
        FeedSchema schema = new FeedSchema();
        List<Problem> problems = new ArrayList<>();
        SortedMap<String, FeedDefinition> feeds = new TreeMap<>();
        for (String feed : files.feeds()) {
            define(feed, files, schema, problems).ifPresent(definition -> feeds.put(feed, definition));
        }
        if (!problems.isEmpty()) {
            throw new Failure(ExitCode.WRONG_USE,
                    problems.stream().map(Problem::toString).collect(Collectors.joining(System.lineSeparator())),
                    "Mend the lines named; the keys are described in feeds/feed.schema.json.");
        }
        return new FeedCatalogue(feeds);
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
                files.codes(feed, name).ifPresent(text -> maps.put(name, CodeMapFile.parse(name, text, problems)));
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
}
