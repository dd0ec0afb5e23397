package uk.spahc.operate;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import uk.spahc.WithdrawalReport;
import uk.spahc.WithdrawalRequest;
import uk.spahc.feed.FeedCatalogue;
import uk.spahc.feed.FeedDefinition;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/** Takes back what a supplier withdraws. A reference never stands on the command line, where others may read it. */
@Command(name = "withdraw", description = "Take back records, or a delivery, that a supplier withdraws; figures follow.",
        footer = {"", "References are read from a file or from standard input, one a line, written as the supplier writes them; on the",
            "command line others could read them. Without --yes nothing is changed: it says what would be.",
            "", "A record withdrawn by reference stays away for good, whatever is delivered. Records of a withdrawn delivery come",
            "back with any later delivery that tells of them.",
            "", "Exit codes: 0 done, or told what would be; 2 none of the references is known, or wrong use; 70 failed; 75 another run."})
final class WithdrawCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FEED", description = "The feed that told of them, as publisher/feed.")
    private String feed;

    @ArgGroup(multiplicity = "1")
    private What what;

    @Option(names = "--reason", paramLabel = "REASON", defaultValue = "not-said",
            description = "Why, for the audit: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private WithdrawalRequest.Reason reason;

    @Option(names = "--yes", description = "Do it. Without this it only says what it would do.")
    private boolean yes;

    @Option(names = "--json", description = "Report as JSON.")
    private boolean json;

    /** Records, or a delivery. */
    static final class What {
        @Option(names = "--record", paramLabel = "FILE", description = "File with references of records, one a line; - for standard input.")
        private String record;

        @Option(names = "--delivery", paramLabel = "KEY", description = "Every record of which that delivery was the last to tell something new (delivery_key in audit.delivery).")
        private Long delivery;
    }

    @Override
    public Integer call() {
        FeedDefinition definition = FeedCatalogue.load(SpahcCommand.above(spec).config()).feed(feed);
        List<String> references = what.record == null ? List.of() : references(what.record);
        ProgressLine progress = ProgressLine.on(spec.commandLine().getErr(), json);
        int code = PipelineOptions.within(spec, progress, pipeline -> {
            WithdrawalReport report = pipeline.withdraw(definition, new WithdrawalRequest(references, what.delivery, reason, yes));
            progress.clear();
            if (report.known() == 0) {
                throw new Failure(ExitCode.WRONG_USE, what.delivery == null
                        ? "None of the " + report.named() + " references is of a record that " + feed + " ever told of; nothing was changed."
                        : "No record in the figures was told of by that delivery last; nothing was changed.",
                        "Compare with the supplier how references are written, and the feed.");
            }
            print(spec.commandLine().getOut(), report);
            return ExitCode.DONE;
        });
        if (yes) {
            FreshDashboards.afterChange(SpahcCommand.above(spec), progress);
        }
        return code;
    }

    /** @throws Failure WRONG_USE that does not repeat what was given: it may be a reference */
    private static List<String> references(String given) {
        try (InputStream in = given.equals(STANDARD_INPUT) ? System.in : Files.newInputStream(Path.of(given))) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank()).toList();
            if (lines.isEmpty()) {
                throw new Failure(ExitCode.WRONG_USE, "No reference was given.", "Write one a line.");
            }
            return lines;
        } catch (IOException | InvalidPathException e) {
            throw new Failure(ExitCode.WRONG_USE, "--record names a file that cannot be read. A reference itself does not belong on the command line.",
                    "Put references into a file, one a line, or give --record - and write them to standard input.");
        }
    }

    private void print(PrintWriter out, WithdrawalReport report) {
        if (json) {
            out.println(Json.of(report));
        } else {
            String verb = report.done() ? "" : "would be ";
            out.println("Records named: " + report.named() + ", of which known: " + report.known() + ", unknown: " + report.unknown());
            out.println("  taken out:                   " + report.leaving() + " (" + report.counted() + " were counted in figures)");
            out.println("  outcomes taken out:          " + report.outcomes());
            out.println("  versions of people " + verb + "cleared: " + report.versionsCleared());
            out.println("  months counted again:        " + report.months());
            if (what.delivery != null && report.knownBefore() > 0) {
                out.println("  " + report.knownBefore() + " of them had been told of before; what was told then does not come back by itself. Ask the supplier"
                        + " to send those records again.");
            }
            out.println(report.done() ? "Done, as load " + report.loadKey() + "." : "Nothing was changed. Next: the same with --yes.");
        }
        out.flush();
    }
}
