package uk.spahc.operate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import uk.spahc.describe.DataDictionary;
import uk.spahc.describe.Lineage;
import uk.spahc.feed.FeedCatalogue;
import uk.spahc.outcome.ExitCode;

/** Writes the documents that are made from the program itself. */
@Command(name = "docs", description = "Write the data dictionary and the lineage anew, from the warehouse's own files.")
public final class DocsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "docs", description = "Where to (default docs).")
    private Path out;

    /** The documents by file name, of the feeds that ship with the program. */
    public static Map<String, String> documents() {
        Map<String, String> documents = new LinkedHashMap<>();
        documents.put("data-dictionary.md", DataDictionary.markdown());
        documents.put("lineage.md", Lineage.markdown(FeedCatalogue.shipped().feeds()));
        return documents;
    }

    @Override
    public Integer call() throws IOException {
        Files.createDirectories(out);
        for (Map.Entry<String, String> document : documents().entrySet()) {
            Files.writeString(out.resolve(document.getKey()), document.getValue());
            spec.commandLine().getOut().println("Written: " + out.resolve(document.getKey()));
        }
        return ExitCode.DONE.number();
    }
}
