package uk.spahc.operate;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import uk.spahc.feed.FeedCatalogue;
import uk.spahc.validate.DeliveryCheck;

/** What a supplier runs before sending a file. */
@Command(name = "check", description = "Check a delivery before sending it: no database, no key, nothing is stored.")
final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FEED", description = "The feed, as publisher/feed.")
    private String feed;

    @Parameters(index = "1", paramLabel = "FILE", description = "The delivery.")
    private Path file;

    @Option(names = "--json", description = "Report as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        FeedCatalogue feeds = FeedCatalogue.load(SpahcCommand.above(spec).config());
        return new DeliveryCheck(Clock.systemUTC()).check(feeds, feed, file, spec.commandLine().getOut(), json).number();
    }
}
