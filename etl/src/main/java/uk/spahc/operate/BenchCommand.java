package uk.spahc.operate;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import uk.spahc.bench.BenchReport;
import uk.spahc.bench.BenchResult;
import uk.spahc.bench.Benchmark;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/** Measures a large made-up delivery from file to published. */
@Command(name = "bench", description = "Measure a large made-up delivery from file to published, against a plain COPY of the same file.",
        footer = {"", "Each size gets a home and a server of its own in the folder, which is emptied first and needs about 12 kB of disk a row.",
                "Times are of this machine and this moment: compare the ratios. Figures are compared with what is true of the delivery."})
final class BenchCommand implements Callable<Integer> {
    private static final String MARK = "spahc-bench";

    @Spec
    private CommandSpec spec;

    @Option(names = "--rows", paramLabel = "N", split = ",", defaultValue = "10000,100000,1000000", description = "Sizes, smallest first (${DEFAULT-VALUE}).")
    private List<Long> sizes;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder to work in (bench in the home).")
    private Path out;

    @Option(names = "--record", paramLabel = "FILE", description = "Write the report, with machine and version, also into this file.")
    private Path record;

    @Option(names = "--commit", paramLabel = "ID", defaultValue = "unknown", description = "Version to name in the report, such as git's commit.")
    private String commit;

    @Option(names = "--explain", paramLabel = "SECONDS", defaultValue = "0", description = "Leave plans of statements that take longer in the server's log (none).")
    private double explainSeconds;

    @Option(names = "--json", description = "Report as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        SpahcCommand top = SpahcCommand.above(spec);
        if (sizes.stream().anyMatch(rows -> rows < 1000 || rows > 20_000_000)) {
            throw new Failure(ExitCode.WRONG_USE, "--rows must be from 1,000 to 20,000,000.", "See spahc bench --help.");
        }
        ProgressLine progress = ProgressLine.on(spec.commandLine().getErr(), json);
        Path folder = emptied(out == null ? top.home().root().resolve("bench") : out.toAbsolutePath());
        Benchmark benchmark = new Benchmark(folder, top.environment(), explainSeconds, progress, progress::say);
        List<BenchResult> results = new ArrayList<>();
        for (long rows : sizes.stream().sorted().toList()) {
            results.add(benchmark.of(rows));
            progress.clear();
        }
        BenchReport report = new BenchReport(results, commit);
        if (record != null) {
            Files.writeString(record, report.markdown());
        }
        PrintWriter terminal = spec.commandLine().getOut();
        terminal.print(json ? Json.of(results) + System.lineSeparator() : report.markdown());
        terminal.flush();
        return results.stream().allMatch(result -> result.differences().isEmpty()) ? ExitCode.DONE.number() : ExitCode.FAILED.number();
    }

    /** The folder, without what an earlier benchmark left there. @throws Failure where it holds anything else */
    private static Path emptied(Path folder) throws IOException {
        Path mark = folder.resolve(MARK);
        if (Files.exists(folder) && !Files.exists(mark) && folder.toFile().list().length > 0) {
            throw new Failure(ExitCode.WRONG_USE, folder + " holds other things than a benchmark's.", "Name an empty folder with --out.");
        }
        if (Files.exists(folder)) {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, IOException trouble) throws IOException {
                    Files.delete(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        Files.createDirectories(folder);
        Files.createFile(mark);
        return folder;
    }
}
