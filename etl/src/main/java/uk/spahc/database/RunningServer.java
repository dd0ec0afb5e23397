package uk.spahc.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A live server of one home, as its own {@code postmaster.pid} tells: never another server that has the same port. */
record RunningServer(long pid, int port) {
    private static final int PORT_LINE = 3;

    /**
     * The server that runs on the folder's data, if one does. A file left by a crash does not count, even where another
     * program has been given the same process number since.
     */
    static Optional<RunningServer> on(ServerFolder folder) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(pidFile(folder));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        if (lines.size() <= PORT_LINE || !isNumber(lines.get(0)) || !isNumber(lines.get(PORT_LINE))) {
            return Optional.empty();
        }
        long pid = Long.parseLong(lines.get(0).strip());
        return isPostgres(pid, folder)
                ? Optional.of(new RunningServer(pid, Integer.parseInt(lines.get(PORT_LINE).strip())))
                : Optional.empty();
    }

    /**
     * Takes a crash's {@code postmaster.pid} away where its process number now belongs to another program: PostgreSQL
     * itself would take that program for a live server and refuse to start. Leaves the file where any process of the home's
     * programs is alive.
     */
    static void forgetCrashed(ServerFolder folder) throws IOException {
        boolean anyLeft = ProcessHandle.allProcesses().anyMatch(process -> runsFrom(process, folder));
        if (!anyLeft) {
            Files.deleteIfExists(pidFile(folder));
        }
    }

    private static boolean isPostgres(long pid, ServerFolder folder) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(process -> runsFrom(process, folder)).isPresent();
    }

    private static Path pidFile(ServerFolder folder) {
        return folder.data().resolve("postmaster.pid");
    }

    /** True of any version of the programs in this home. */
    private static boolean runsFrom(ProcessHandle process, ServerFolder folder) {
        return process.info().command().map(Path::of)
                .filter(command -> command.startsWith(folder.root()) && command.endsWith("bin/postgres")).isPresent();
    }

    private static boolean isNumber(String line) {
        return line.strip().matches("[1-9]\\d{0,9}");
    }
}
