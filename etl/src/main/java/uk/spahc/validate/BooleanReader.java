package uk.spahc.validate;

import java.util.Locale;

/** Yes or no, in the words that exports use, or ticked and crossed. */
record BooleanReader(String column) implements CellReader {
    @Override
    public Boolean read(String text, Findings findings) {
        switch (text.toLowerCase(Locale.ROOT)) {
            case "y", "yes", "true", "1", "✓", "✔", "☑", "√":
                return true;
            case "n", "no", "false", "0", "✗", "✘", "☒":
                return false;
            default:
                findings.reject(ReasonCode.FORMAT, column);
                return null;
        }
    }
}
