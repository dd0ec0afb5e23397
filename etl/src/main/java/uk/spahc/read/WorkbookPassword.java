package uk.spahc.read;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import uk.spahc.feed.FeedDefinition.Format.Workbook;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/** The password of a feed's workbooks: out of an environment variable, or printed by a command that one names. */
final class WorkbookPassword {
    private static final int SECONDS = 20;
    private static final int LONGEST = 1024;

    private WorkbookPassword() {
    }

    /** @throws Failure FAILED where the place that the feed names holds none: not the delivery's fault */
    static String of(Workbook workbook, UnaryOperator<String> environment) {
        boolean direct = workbook.passwordVariable() != null;
        String variable = direct ? workbook.passwordVariable() : workbook.passwordCommand();
        String value = environment.apply(variable);
        if (value == null || value.isBlank()) {
            throw missing(variable + " is not set");
        }
        return direct ? value : printedBy(value, variable);
    }

    private static String printedBy(String command, String variable) {
        try {
            Process process = new ProcessBuilder("/bin/sh", "-c", command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            process.getOutputStream().close();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw missing("the command in " + variable + " did not end within " + SECONDS + " seconds");
            }
            String printed = new String(process.getInputStream().readNBytes(LONGEST), StandardCharsets.UTF_8).strip();
            if (process.exitValue() != 0 || printed.isEmpty()) {
                throw missing("the command in " + variable + " failed or printed nothing");
            }
            return printed;
        } catch (IOException e) {
            throw missing("the command in " + variable + " cannot be started");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw missing("the command in " + variable + " was interrupted");
        }
    }

    private static Failure missing(String why) {
        return new Failure(ExitCode.FAILED, "The workbook is protected, and its password is not at hand: " + why + ".",
                "Set it as the feed's definition says, then run the command again.");
    }
}
