package uk.spahc.operate;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import uk.spahc.configure.NewFeed;
import uk.spahc.feed.FeedCatalogue;
import uk.spahc.feed.FeedDraft;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/** Drafts a feed for a person to finish. */
@Command(name = "new", description = {"Draft a feed: a definition, code maps and an agreement that is not in force until it is filled in.",
        "Of a sample's values only labels are proposed that are few, recurring and harmless; everything else stays in the sample."})
final class FeedNewCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "PUBLISHER/FEED", description = "The new feed's name.")
    private String feed;

    @Option(names = "--like", paramLabel = "FEED", description = "Take over columns and their mapping where headings are the same as that feed's.")
    private String like;

    @Option(names = "--from", paramLabel = "FILE.csv", description = "A sample of the supplier's file: its headings become the columns.")
    private Path from;

    @Option(names = "--theme", paramLabel = "THEME", description = "The feed's theme.")
    private String theme;

    @Option(names = "--authority", paramLabel = "CODE", defaultValue = "E06000023", description = "ONS code of the area (default: ${DEFAULT-VALUE}).")
    private String authority;

    @Option(names = "--record", paramLabel = "HEADING", description = "The column that names a record, where its heading does not tell.")
    private String record;

    @Option(names = "--json", description = "Report as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        SpahcCommand top = SpahcCommand.above(spec);
        Path config = top.config().orElseThrow(() -> new Failure(ExitCode.WRONG_USE, "A new feed needs a configuration folder to be written into.",
                "Name one: spahc feed new " + feed + " --config DIR, or set SPAHC_CONFIG_DIR=DIR."));
        FeedCatalogue catalogue = FeedCatalogue.load(top.config());
        if (theme != null && catalogue.themes().stream().noneMatch(known -> known.theme().equals(theme))) {
            throw new Failure(ExitCode.WRONG_USE, "There is no theme " + theme + ".",
                    "Known themes: " + String.join(", ", catalogue.themes().stream().map(known -> known.theme()).toList()) + ". docs/add-a-theme.md tells how to add one.");
        }
        NewFeed made = NewFeed.write(feed, new FeedDraft.Options(Optional.ofNullable(like).map(catalogue::feed), Optional.ofNullable(from),
                Optional.ofNullable(theme), authority, Optional.ofNullable(record)), config, catalogue);
        print(made);
        return ExitCode.DONE.number();
    }

    private void print(NewFeed made) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.of(made));
            return;
        }
        made.files().forEach(file -> out.println("Wrote " + file));
        if (!made.undecided().isEmpty()) {
            out.println();
            out.println("These columns need a class, and are never read until a person gives them one: " + String.join(", ", made.undecided()));
        }
        out.println();
        out.println("Next: read the definition, then 'spahc feed check " + made.feed() + "'. Loads end with exit code 77 until the agreement "
                + made.agreement() + " is filled in.");
    }
}
