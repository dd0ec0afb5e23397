package uk.spahc.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Collects what is wrong with one definition; a place is a JSON pointer, told to the reader as key and line. */
final class ProblemList {
    private final String file;
    private final YamlDocument document;
    private final FeedDefinition definition;
    private final List<Problem> problems = new ArrayList<>();

    ProblemList(String file, YamlDocument document, FeedDefinition definition) {
        this.file = file;
        this.document = document;
        this.definition = definition;
    }

    List<Problem> problems() {
        return problems;
    }

    void wrongIf(boolean wrong, String at, String text) {
        if (wrong) {
            String key = at.substring(at.lastIndexOf('/') + 1);
            boolean item = key.chars().allMatch(Character::isDigit);
            problems.add(new Problem(file, document.line(at), item ? text : "`" + key + "` " + text));
        }
    }

    void compiles(String regex, String at) {
        try {
            Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            wrongIf(true, at, "is not a regular expression: " + e.getDescription());
        }
    }

    /** The column of that name, which must exist and must leave the reader. */
    Optional<Column> existing(String name, String at) {
        Optional<Column> column = definition.column(name);
        wrongIf(column.isEmpty(), at, "there is no column " + name);
        wrongIf(column.isPresent() && column.get().fate() == Column.Fate.DROP, at, name + " is of class drop and never leaves the reader");
        return column;
    }
}
