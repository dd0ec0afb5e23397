package uk.spahc.run;

/**
 * One command that writes, as {@code audit.run} has it.
 *
 * @param epoch the epoch in which this process began to write; recovery raises it, and so fences this process out
 */
public record Run(long runKey, long epoch) {
    /** Name under which the run's sessions appear in {@code pg_stat_activity}, by which recovery finds them. */
    public String applicationName() {
        return applicationName(runKey);
    }

    static String applicationName(long runKey) {
        return "spahc run " + runKey;
    }
}
