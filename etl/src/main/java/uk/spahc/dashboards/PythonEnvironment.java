package uk.spahc.dashboards;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/** Python with the packages of {@code superset/requirements.txt}, made once for each such list. */
final class PythonEnvironment {
    private static final long MILLIS_BETWEEN_LINES = 5_000;

    private final Path folder;
    private final Path requirements;
    private final String interpreter;

    PythonEnvironment(Path folder, Path requirements, String interpreter) {
        this.folder = folder;
        this.requirements = requirements;
        this.interpreter = interpreter;
    }

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    /** Whether it is there, with the packages that the list names now. */
    boolean isReady() {
        try {
            return Files.isRegularFile(made()) && Files.mismatch(made(), requirements) < 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Makes it unless it is ready: about 1 GB of disk and a few minutes. */
    void make(Consumer<String> tell) {
        if (isReady()) {
            return;
        }
        requirePython();
        try {
            long packages = packages();
            tell.accept("Making the dashboards' Python environment in " + folder + " (" + packages + " packages, 1 GB; once) …");
            delete();
            Files.createDirectories(folder.getParent());
            require(Program.of(List.of(interpreter, "-m", "venv", folder.toString())).run(),
                    "The Python environment could not be made", "Install the module venv (Debian, Ubuntu: apt install python3.11-venv), then run the command again.");
            require(Program.of(install()).following(progress(packages, tell)).run(),
                    "The dashboards' packages could not be installed", "Check the network or proxy (pip's settings apply) and free disk space, then run the command again.");
            Files.copy(requirements, made());
        } catch (IOException e) {
            throw new Failure(ExitCode.FAILED, "The Python environment in " + folder + " could not be made.",
                    "Check free disk space and that you may write there.", e);
        }
    }

    /** What is never imported is never compiled, so compiling is left to the first use. */
    private List<String> install() {
        return List.of(program("pip").toString(), "install", "--no-deps", "--no-compile", "--no-input", "--disable-pip-version-check",
                "--progress-bar", "off", "-r", requirements.toString());
    }

    private static Consumer<String> progress(long packages, Consumer<String> tell) {
        return new Consumer<>() {
            private long seen;
            private long told = System.currentTimeMillis();

            @Override
            public void accept(String line) {
                if (line.startsWith("Collecting ")) {
                    seen++;
                }
                boolean installs = line.startsWith("Installing collected");
                if (installs || System.currentTimeMillis() - told > MILLIS_BETWEEN_LINES) {
                    told = System.currentTimeMillis();
                    tell.accept(installs ? "  putting them in place …" : "  " + seen + " of " + packages + " fetched");
                }
            }
        };
    }

    private void requirePython() {
        try {
            Program.Outcome version = Program.of(List.of(interpreter, "--version")).run();
            if (version.code() == 0 && version.lastLines().contains("3.11.")) {
                return;
            }
        } catch (IOException e) {
            // Told below: there is no such program.
        }
        throw new Failure(ExitCode.WRONG_USE, "The dashboards need Python 3.11, and " + interpreter + " is not that.",
                "Install it (Debian, Ubuntu: apt install python3.11 python3.11-venv), or name one with SPAHC_PYTHON.");
    }

    private long packages() throws IOException {
        try (Stream<String> lines = Files.lines(requirements)) {
            return lines.filter(line -> line.contains("==")).count();
        }
    }

    private Path made() {
        return folder.resolve("requirements-installed.txt");
    }

    private void delete() throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void require(Program.Outcome outcome, String sentence, String next) {
        if (outcome.code() != 0) {
            throw new Failure(ExitCode.FAILED, sentence + ": " + outcome.lastLines(), next);
        }
    }
}
