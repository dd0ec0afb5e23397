package uk.spahc.database;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/** What can keep the embedded server from starting or stopping, in words for the person who has to mend it. */
final class ServerTrouble {
    private ServerTrouble() {
    }

    static Failure writing(String sentence, IOException e) {
        boolean full = isDiskFull(String.valueOf(e.getMessage()));
        boolean denied = e instanceof AccessDeniedException;
        String why = full ? ": the disk is full." : denied ? ": permission is denied." : ": " + e.getClass().getSimpleName() + ".";
        return new Failure(ExitCode.FAILED, sentence + why, full
                ? "Make room on that disk, then run the command again."
                : "Check who owns the folder and that you may write there, or choose another home with --home.", e);
    }

    /** From what PostgreSQL's own programs printed or logged while they failed. */
    static Failure starting(String said, Path data, Path log) {
        if (isDiskFull(said)) {
            return failed("PostgreSQL did not start: the disk that holds " + data + " is full.",
                    "Make room on that disk, then run the command again.");
        }
        if (said.contains("Operation not permitted") && said.contains("unshare")
                || said.contains("cannot be run as root") || said.contains("execution of the PostgreSQL server is not permitted")) {
            return failed("PostgreSQL refuses to run as root, and this machine does not allow the user namespace that would help.",
                    "Run spahc as an ordinary user, or name a PostgreSQL server with SPRING_DATASOURCE_URL.");
        }
        if (said.contains("Permission denied") || said.contains("has wrong ownership") || said.contains("has invalid permissions")) {
            return failed("PostgreSQL did not start: it may not use its folder " + data + ".",
                    "Run spahc as the user who owns that folder, or choose another home with --home.");
        }
        if (said.contains("initialized by PostgreSQL version")) {
            return failed("PostgreSQL did not start: another version wrote the data in " + data + ".",
                    "Use the build of spahc that wrote it, or move that folder away and load the deliveries again.");
        }
        return damaged(data, log);
    }

    static Failure damaged(Path data, Path log) {
        return failed("PostgreSQL did not start; the data in " + data + " may be damaged.",
                "Read the last lines of " + log + ". Restore the folder from a backup, or move it away and load the deliveries again.");
    }

    static Failure portTaken(int port) {
        return new Failure(ExitCode.WRONG_USE, "Port " + port + " of this machine, named by SPAHC_DATABASE_PORT, is used by another program.",
                "Name a free port, or remove SPAHC_DATABASE_PORT and let spahc choose one.");
    }

    static Failure stopping(String seconds, Path log) {
        return failed("PostgreSQL did not stop within " + seconds + " seconds.",
                "Read the last lines of " + log + ", then run 'spahc database stop' again.");
    }

    static Failure foreignServer(int port) {
        return failed("The PostgreSQL server on port " + port + " does not belong to this home, so nothing was sent to it.",
                "Run 'spahc database stop' and then the command again; spahc chooses a free port.");
    }

    private static Failure failed(String sentence, String nextStep) {
        return new Failure(ExitCode.FAILED, sentence, nextStep);
    }

    private static boolean isDiskFull(String said) {
        return said.contains("No space left on device") || said.contains("Disk quota exceeded");
    }
}
