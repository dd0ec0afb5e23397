package uk.spahc.operate;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import uk.spahc.configure.SupplierTemplate;
import uk.spahc.feed.FeedCatalogue;
import uk.spahc.outcome.ExitCode;

/** A spreadsheet for a supplier. */
@Command(name = "template", description = "Write a spreadsheet for a supplier: headings, lists to choose from, a note on each column. No macros.")
final class FeedTemplateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FEED", description = "The feed, as publisher/feed.")
    private String feed;

    @Option(names = "--out", paramLabel = "FILE.xlsx", required = true, description = "The workbook to write; it must not be there yet.")
    private Path out;

    @Override
    public Integer call() {
        new SupplierTemplate(FeedCatalogue.load(SpahcCommand.above(spec).config()).feed(feed)).write(out);
        spec.commandLine().getOut().println("Wrote " + out);
        return ExitCode.DONE.number();
    }
}
