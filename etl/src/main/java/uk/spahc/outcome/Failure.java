package uk.spahc.outcome;

/**
 * Something went wrong that a person can act on: one plain sentence, what to do next, and how the command ends. Neither
 * text ever holds a value from a delivery; codes, column names and line numbers only.
 */
public class Failure extends RuntimeException {
    private final ExitCode exitCode;
    private final String nextStep;

    public Failure(ExitCode exitCode, String sentence, String nextStep) {
        this(exitCode, sentence, nextStep, null);
    }

    public Failure(ExitCode exitCode, String sentence, String nextStep, Throwable cause) {
        super(sentence, cause);
        this.exitCode = exitCode;
        this.nextStep = nextStep;
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    /** What the reader can do now; empty where nothing is left to do. */
    public String nextStep() {
        return nextStep;
    }
}
