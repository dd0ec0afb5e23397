package uk.spahc.configure;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import uk.spahc.feed.Column;
import uk.spahc.feed.FeedCatalogue;
import uk.spahc.feed.FeedDefinition;
import uk.spahc.feed.Problem;
import uk.spahc.governance.Agreement;
import uk.spahc.governance.Agreements;
import uk.spahc.outcome.ExitCode;
import uk.spahc.reference.CodeLists;
import uk.spahc.reference.ReferenceFiles;
import uk.spahc.validate.DeliveryCheck;

/** Looks for everything that is wrong with feeds and themes before a load does. */
public final class ConfigurationCheck {
    private final Optional<Path> config;
    private final ReferenceFiles reference;

    public ConfigurationCheck(Optional<Path> config, ReferenceFiles reference) {
        this.config = config;
        this.reference = reference;
    }

    /** Problems of definitions, code maps and themes; of one feed, or of all where none is named. */
    public List<Problem> definitions(Optional<String> feed) {
        return FeedCatalogue.problems(config, CodeLists.known(reference)).stream()
                .filter(problem -> feed.isEmpty() || !problem.file().contains("feeds/") || problem.file().contains("feeds/codes/")
                        || problem.file().contains("feeds/" + feed.get() + "/")).toList();
    }

    /** Whether agreement, reference data and sample deliveries fit a feed that is sound in itself. */
    public List<Problem> fitting(FeedDefinition feed, FeedCatalogue catalogue, Agreements agreements) {
        List<Problem> problems = new ArrayList<>();
        Optional<Agreement> agreement = agreements.all().stream().filter(known -> known.agreement().equals(feed.agreement())).findFirst();
        if (agreement.isEmpty()) {
            problems.add(at(feed, "agreement", "there is no agreement " + feed.agreement() + "; it belongs under governance/agreements/" + feed.agreement() + ".yml"));
        }
        agreement.ifPresent(found -> permitted(feed, found, problems));
        if (!reference.authorities().contains(feed.area().authority())) {
            problems.add(at(feed, "area", "there are no reference data for " + feed.area().authority() + "; spahc reference build --authority " + feed.area().authority()));
        }
        deliveries(feed, catalogue, problems);
        return problems;
    }

    private void permitted(FeedDefinition feed, Agreement agreement, List<Problem> problems) {
        Set<String> permitted = agreement.permittedFields().getOrDefault(feed.feed(), Set.of());
        if (permitted.isEmpty()) {
            problems.add(at(feed, "agreement", "the agreement " + agreement.agreement() + " permits no field of this feed"));
            return;
        }
        for (Column column : feed.columns()) {
            boolean needed = column.mandatory() || column.name().equals(feed.identity().record());
            if (needed && !permitted.contains(column.name())) {
                problems.add(at(feed, "agreement", "the agreement " + agreement.agreement() + " does not permit " + column.name()
                        + ", without which every row would be rejected"));
            }
        }
        permitted.stream().sorted().filter(name -> feed.column(name).isEmpty()).forEach(name -> problems.add(at(feed, "agreement",
                "the agreement " + agreement.agreement() + " permits " + name + ", which is no column of this feed")));
    }

    /** {@code deliveries/good.csv} beside the definition must pass whole, with every label known; {@code bad.csv} must not. */
    private void deliveries(FeedDefinition feed, FeedCatalogue catalogue, List<Problem> problems) {
        Optional<Path> folder = config.map(root -> root.resolve("feeds").resolve(feed.feed()).resolve("deliveries")).filter(Files::isDirectory);
        for (String name : List.of("good", "bad")) {
            Optional<Path> file = folder.map(found -> found.resolve(name + ".csv")).filter(Files::isRegularFile);
            if (file.isPresent()) {
                StringWriter report = new StringWriter();
                ExitCode code = new DeliveryCheck(Clock.systemUTC()).check(catalogue, feed.feed(), file.get(), new PrintWriter(report), false);
                boolean unmapped = report.toString().contains("UNMAPPED");
                if (name.equals("good") && (code != ExitCode.DONE || unmapped)) {
                    problems.add(new Problem(file.get().toString(), 1, (unmapped ? "a label in it has no code" : "it should pass, and does not")
                            + "; see: spahc check " + feed.feed() + " " + file.get()));
                } else if (name.equals("bad") && code == ExitCode.DONE) {
                    problems.add(new Problem(file.get().toString(), 1, "it should be refused somewhere, and passes whole"));
                }
            }
        }
    }

    private Problem at(FeedDefinition feed, String key, String text) {
        return FeedCatalogue.at(config, feed.feed(), key, text);
    }
}
