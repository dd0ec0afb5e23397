package uk.spahc.feed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The files of all feeds and themes, by path from {@code feeds/} or {@code themes/} on: those that ship with the program,
 * each replaced by one of the same path under the configuration folder.
 */
record FeedFiles(Map<String, Text> files) {
    private static final List<String> SHIPPED = List.of("feeds/*/*/feed.yml", "feeds/*/*/codes/*.csv", "feeds/codes/*.csv", "themes/*/theme.yml");
    private static final Pattern DEFINITION = Pattern.compile("feeds/([^/]+/[^/]+)/feed\\.yml");
    private static final Pattern THEME = Pattern.compile("themes/([^/]+)/theme\\.yml");
    private static final Pattern PATH = Pattern.compile(
            "(?:feeds/(?:codes/[^/]+\\.csv|[^/]+/[^/]+/(?:codes/[^/]+\\.csv|feed\\.yml))|themes/[^/]+/theme\\.yml)$");

    /** @param name how messages name the file */
    record Text(String name, String content) {
    }

    /** @param configDir empty for the shipped files alone; need not exist */
    static FeedFiles gather(ClassLoader loader, Optional<Path> configDir) {
        Map<String, Text> files = new TreeMap<>();
        try {
            PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver(loader);
            for (String pattern : SHIPPED) {
                for (Resource resource : resolver.getResources("classpath*:" + pattern)) {
                    String path = relative(resource.getURL().toString());
                    files.put(path, new Text(path, resource.getContentAsString(StandardCharsets.UTF_8)));
                }
            }
            if (configDir.isPresent()) {
                overlay(files, configDir.get(), "feeds");
                overlay(files, configDir.get(), "themes");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The feed definitions cannot be read", e);
        }
        return new FeedFiles(files);
    }

    private static void overlay(Map<String, Text> files, Path configDir, String folder) throws IOException {
        Path root = configDir.resolve(folder);
        if (!Files.isDirectory(root)) {
            return;
        }
        try (Stream<Path> found = Files.walk(root, 4)) {
            for (Path file : found.filter(Files::isRegularFile).sorted().toList()) {
                String path = folder + "/" + root.relativize(file).toString().replace('\\', '/');
                if (PATH.matcher(path).matches()) {
                    files.put(path, new Text(file.toString(), Files.readString(file)));
                }
            }
        }
    }

    private static String relative(String url) {
        Matcher matcher = PATH.matcher(url);
        if (!matcher.find()) {
            throw new IllegalStateException("Not a feed's file: " + url);
        }
        return matcher.group();
    }

    /** Every {@code publisher/feed} that has a definition. */
    List<String> feeds() {
        return named(DEFINITION);
    }

    /** Every theme that has a definition. */
    List<String> themes() {
        return named(THEME);
    }

    private List<String> named(Pattern path) {
        return files.keySet().stream().map(path::matcher).filter(Matcher::matches).map(matcher -> matcher.group(1)).toList();
    }

    Text theme(String theme) {
        return files.get("themes/" + theme + "/theme.yml");
    }

    Text definition(String feed) {
        return files.get("feeds/" + feed + "/feed.yml");
    }

    /** The feed's own code map of that name, else the shared one. */
    Optional<Text> codes(String feed, String name) {
        return Optional.ofNullable(files.get("feeds/" + feed + "/codes/" + name + ".csv"))
                .or(() -> Optional.ofNullable(files.get("feeds/codes/" + name + ".csv")));
    }
}
