package uk.spahc.feed;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Makes a name that fits a feed's pattern for file names, since people read names and not regular expressions. */
final class FileNamePattern {
    private static final String DATE = "2026-01-31";
    private static final Pattern NAMED = Pattern.compile("\\(\\?<(businessDate|businessMonth)>(?:[^()\\\\]|\\\\.)*\\)");
    /** With what is in it: groups are two deep at most. */
    private static final Pattern OPTIONAL = Pattern.compile("\\((?:\\?:|\\?<\\w+>)?(?:[^()]|\\([^()]*\\))*\\)[?*]|(?:\\\\.|[^\\\\()])[?*]");
    private static final Pattern ALTERNATIVES = Pattern.compile("\\((?:\\?:)?([^()|?]*)(?:\\|[^()]*)?\\)");

    private FileNamePattern() {
    }

    static boolean fits(String pattern, String name) {
        try {
            return Pattern.matches(pattern, name);
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    /** The plainest name: its date written either way, nothing that may be left out, the first of alternatives. Empty if none is found. */
    static Optional<String> example(String pattern) {
        for (boolean dashes : new boolean[] {true, false}) {
            String name = NAMED.matcher(pattern).replaceAll(group -> Matcher.quoteReplacement(date(group.group(1), dashes)));
            name = OPTIONAL.matcher(name).replaceAll("");
            name = ALTERNATIVES.matcher(name).replaceAll("$1");
            name = name.replaceAll("\\\\(.)", "$1");
            if (fits(pattern, name)) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    private static String date(String group, boolean dashes) {
        String date = group.equals("businessMonth") ? DATE.substring(0, 7) : DATE;
        return dashes ? date : date.replace("-", "");
    }
}
