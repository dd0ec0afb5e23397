package uk.spahc.operate;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import uk.spahc.outcome.ExitCode;
import uk.spahc.sample.SampleGenerator;
import uk.spahc.sample.SampleSettings;

/** Writes synthetic deliveries. */
@Command(name = "sample", description = "Write synthetic deliveries, realistic and dirty on purpose, with the truth beside them.")
final class SampleCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--rows", paramLabel = "N", defaultValue = "" + SampleSettings.DEFAULT_ROWS, description = "About how many rows of offences, to which the other feeds are in proportion (${DEFAULT-VALUE}).")
    private long rows;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Equal seeds give equal bytes (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder to write into.")
    private Path out;

    @Option(names = "--until", paramLabel = "DATE", description = "Business date of the last delivery (YYYY-MM-DD).")
    private LocalDate until = SampleSettings.DEFAULT_UNTIL;

    @Option(names = "--months", paramLabel = "N", defaultValue = "" + SampleSettings.DEFAULT_MONTHS, description = "Months that the records span (${DEFAULT-VALUE}).")
    private int months;

    @Option(names = "--nights", paramLabel = "N", defaultValue = "" + SampleSettings.DEFAULT_NIGHTS, description = "Nightly deliveries after the first (${DEFAULT-VALUE}).")
    private int nights;

    @Option(names = "--json", description = "Report as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        ProgressLine progress = ProgressLine.on(spec.commandLine().getErr(), json);
        long written = SampleGenerator.generate(new SampleSettings(rows, seed, out, until, months, nights),
                (delivery, count) -> progress.say(String.format(Locale.UK, "  %s: %,d rows", delivery.getFileName(), count)));
        if (json) {
            spec.commandLine().getOut().println(Json.of(new Written(written, out.toAbsolutePath().toString())));
        } else {
            spec.commandLine().getOut().println(String.format(Locale.UK, "Wrote %,d rows to %s; what is true of them is in %s.",
                    written, out, out.resolve("truth")));
        }
        return ExitCode.DONE.number();
    }

    private record Written(long rows, String folder) {
    }
}
