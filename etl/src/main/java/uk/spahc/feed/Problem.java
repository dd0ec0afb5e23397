package uk.spahc.feed;

/**
 * One thing wrong with a file of configuration, told so that its writer finds it.
 *
 * @param line 1-based
 */
public record Problem(String file, int line, String text) {
    @Override
    public String toString() {
        return file + " line " + line + ": " + text;
    }
}
