package uk.spahc.operate;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import uk.spahc.feed.FeedCatalogue;
import uk.spahc.governance.Agreements;
import uk.spahc.governance.Standing;
import uk.spahc.outcome.ExitCode;

/** The feeds there are. */
@Command(name = "list", description = "List the feeds with theme, source, area and whether their agreement is in force.")
final class FeedListCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Report as JSON.")
    private boolean json;

    /** @param agreementInForce today */
    private record Line(String feed, String title, String theme, String source, String kind, String area, String schedule, String agreement, boolean agreementInForce) {
    }

    @Override
    public Integer call() {
        SpahcCommand top = SpahcCommand.above(spec);
        Agreements agreements = Agreements.load(top.config());
        LocalDate today = LocalDate.now();
        List<Line> lines = FeedCatalogue.load(top.config()).feeds().stream().map(feed -> new Line(feed.feed(), feed.title(), feed.theme(), feed.source().code(),
                feed.source().kind().name().toLowerCase(Locale.ROOT), feed.area().authority(), feed.arrival().schedule(), feed.agreement(),
                agreements.inForce(feed.agreement(), today, today) instanceof Standing.InForce)).toList();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.of(lines));
        } else {
            lines.forEach(line -> out.println(line.feed() + ": " + line.title() + "\n  theme " + line.theme() + ", source " + line.source() + " (" + line.kind() + "), area "
                    + line.area() + ", " + line.schedule() + "; agreement " + line.agreement() + (line.agreementInForce() ? "" : ", NOT in force")));
        }
        out.flush();
        return ExitCode.DONE.number();
    }
}
