package uk.spahc.operate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import uk.spahc.configure.ConfigurationCheck;
import uk.spahc.feed.FeedCatalogue;
import uk.spahc.feed.FeedDefinition;
import uk.spahc.feed.Problem;
import uk.spahc.governance.Agreements;
import uk.spahc.governance.Standing;

/** Everything wrong with feeds before a load finds it. */
@Command(name = "check", description = {"Tell everything that is wrong with definitions, code maps and agreements, with file and line.",
        "Where deliveries/good.csv and bad.csv lie beside a definition, the first must pass and the second must not."})
final class FeedCheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "FEED", description = "One feed, as publisher/feed; all if left out.")
    private String feed;

    @Option(names = "--json", description = "Report as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        SpahcCommand top = SpahcCommand.above(spec);
        ConfigurationCheck check = new ConfigurationCheck(top.config(), top.reference());
        List<Problem> problems = new ArrayList<>(check.definitions(Optional.ofNullable(feed)));
        List<String> remarks = new ArrayList<>();
        int feeds = 0;
        if (problems.isEmpty()) {
            FeedCatalogue catalogue = FeedCatalogue.load(top.config());
            Agreements agreements = Agreements.load(top.config());
            for (FeedDefinition each : feed == null ? catalogue.feeds() : List.of(catalogue.feed(feed))) {
                feeds++;
                problems.addAll(check.fitting(each, catalogue, agreements));
                if (agreements.inForce(each.agreement(), LocalDate.now(), LocalDate.now()) instanceof Standing.NotInForce standing) {
                    remarks.add(each.feed() + ": " + standing.sentence() + " Loads end with exit code 77.");
                }
            }
        }
        return new ProblemReport(feed != null ? feed : feeds == 0 ? "the feeds" : feeds + " feeds", problems, remarks).print(spec.commandLine().getOut(), json).number();
    }
}
