package uk.spahc.operate;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import uk.spahc.configure.ConfigurationCheck;
import uk.spahc.feed.FeedCatalogue;
import uk.spahc.feed.Problem;
import uk.spahc.feed.ThemeDefinition;

/** Themes as configuration. */
@Command(name = "theme", description = "Check themes: what a partnership looks at, and by which parameters.", subcommands = ThemeCommand.Check.class,
        synopsisSubcommandLabel = "COMMAND")
final class ThemeCommand {

    @Command(name = "check", description = "Tell everything that is wrong with themes and with the strands that feeds give, with file and line.")
    static final class Check implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Option(names = "--json", description = "Report as JSON.")
        private boolean json;

        @Override
        public Integer call() {
            SpahcCommand top = SpahcCommand.above(spec);
            List<Problem> problems = new ConfigurationCheck(top.config(), top.reference()).definitions(Optional.empty());
            List<String> remarks = problems.isEmpty() ? FeedCatalogue.load(top.config()).themes().stream().map(Check::described).toList() : List.of();
            return new ProblemReport("the themes", problems, remarks).print(spec.commandLine().getOut(), json).number();
        }

        private static String described(ThemeDefinition theme) {
            return theme.theme() + ": " + theme.title() + "; " + theme.allStrands().size() + " strands, " + theme.positiveOutcomes().size() + " positive outcomes"
                    + (theme.repeats() == null ? ", no repeats" : ", repeats are " + theme.repeats().events() + " events in " + theme.repeats().window());
        }
    }
}
