package uk.spahc.configure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import uk.spahc.feed.FeedCatalogue;
import uk.spahc.feed.FeedDraft;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/**
 * A new feed's files in a configuration folder.
 *
 * @param files as written
 * @param undecided headings that a person must give a class
 */
public record NewFeed(String feed, String agreement, List<Path> files, List<String> undecided) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*/[a-z0-9]+(?:-[a-z0-9]+)*");

    /** @throws Failure WRONG_USE for a name that is not publisher/feed or is taken; nothing is overwritten */
    public static NewFeed write(String feed, FeedDraft.Options options, Path config, FeedCatalogue catalogue) {
        if (!NAME.matcher(feed).matches()) {
            throw new Failure(ExitCode.WRONG_USE, feed + " is not the name of a feed.", "Name it publisher/feed, in small letters, digits and hyphens.");
        }
        if (catalogue.feeds().stream().anyMatch(known -> known.feed().equals(feed))) {
            throw new Failure(ExitCode.WRONG_USE, "There is a feed " + feed + " already.", "Choose another name, or change its definition.");
        }
        FeedDraft draft = FeedDraft.of(feed, options, catalogue);
        Path folder = config.resolve("feeds").resolve(feed);
        Map<Path, String> texts = new LinkedHashMap<>();
        texts.put(folder.resolve("feed.yml"), draft.definition());
        draft.codeMaps().forEach((name, text) -> texts.put(folder.resolve("codes").resolve(name + ".csv"), text));
        options.like().ifPresent(like -> like.columns().stream().filter(column -> column.codes() != null)
                .forEach(column -> ownMap(config, like.feed(), column.codes()).ifPresent(text -> texts.put(folder.resolve("codes").resolve(column.codes() + ".csv"), text))));
        texts.put(config.resolve("governance/agreements").resolve(draft.agreement() + ".yml"), AgreementStub.of(feed, draft));
        try {
            for (Path file : texts.keySet()) {
                if (Files.exists(file)) {
                    throw new Failure(ExitCode.WRONG_USE, file + " is there already.", "Move it away; nothing was written.");
                }
            }
            for (Map.Entry<Path, String> text : texts.entrySet()) {
                Files.createDirectories(text.getKey().getParent());
                Files.writeString(text.getKey(), text.getValue());
            }
        } catch (IOException e) {
            throw new Failure(ExitCode.FAILED, "The files cannot be written under " + config + ".", "Check that you may write there and that the disk is not full.", e);
        }
        return new NewFeed(feed, draft.agreement(), new ArrayList<>(texts.keySet()), draft.undecided());
    }

    /** A code map that the feed it is like has for itself alone. */
    private static java.util.Optional<String> ownMap(Path config, String feed, String name) {
        return FeedCatalogue.ownCodeMap(java.util.Optional.of(config), feed, name);
    }
}
