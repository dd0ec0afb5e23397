package uk.spahc.operate;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import uk.spahc.database.Purpose;
import uk.spahc.database.WarehouseDatabase;
import uk.spahc.feed.FeedCatalogue;
import uk.spahc.outcome.ExitCode;

/** Labels that wait for a code. */
@Command(name = "labels", description = "List labels that no code map knows, each with the nearest that one does: a person decides.")
final class FeedLabelsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "FEED", description = "One feed, as publisher/feed; all if left out.")
    private String feed;

    @Option(names = "--json", description = "Report as JSON.")
    private boolean json;

    @Override
    public Integer call() throws SQLException {
        SpahcCommand top = SpahcCommand.above(spec);
        FeedCatalogue catalogue = FeedCatalogue.load(top.config());
        List<UnmappedLabels.Unmapped> labels;
        try (Connection connection = WarehouseDatabase.open(top.home(), top.environment()).connection(Purpose.READ).open()) {
            labels = UnmappedLabels.read(connection, feed == null ? catalogue.feeds() : List.of(catalogue.feed(feed)));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.of(labels));
        } else {
            print(out, labels);
        }
        out.flush();
        return ExitCode.DONE.number();
    }

    private static void print(PrintWriter out, List<UnmappedLabels.Unmapped> labels) {
        for (UnmappedLabels.Unmapped label : labels) {
            out.println(label.feed() + "  " + label.column() + "  " + label.rows() + (label.rows() == 1 ? " row  " : " rows  ")
                    + (label.label().isEmpty() ? "(withheld: it may tell of a person)" : '"' + label.label().replaceAll("\\s+", " ") + '"')
                    + label.nearest().map(near -> "\n    nearest: " + near.label() + " = " + near.code()).orElse(""));
        }
        out.println(labels.isEmpty() ? "Every label has a code." : "Where a code is certain, add a line label,code to the code map (codes/<map>.csv under the feed, or feeds/codes/) in your"
                + " configuration folder, and run the deliveries again; what is not certain stays unmapped and is counted as such.");
    }
}
