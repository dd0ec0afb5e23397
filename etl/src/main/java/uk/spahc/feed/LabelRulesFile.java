package uk.spahc.feed;

import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180ParserBuilder;
import com.opencsv.exceptions.CsvValidationException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The rules of a code map: the columns rule, pattern, becomes and codes; a comment line begins with {@code #}. */
final class LabelRulesFile {
    private static final Set<String> KINDS = Set.of("spelling", "act", "section", "detail", "attempt", "prefix");
    private static final Pattern SECTION = Pattern.compile("[A-Z]+ \\d[a-z0-9 ]*");

    private LabelRulesFile() {
    }

    static LabelRules parse(FeedFiles.Text file, List<Problem> problems) {
        List<LabelRules.Rule> rules = new ArrayList<>();
        int before = problems.size();
        try (CSVReader reader = new CSVReaderBuilder(new StringReader(file.content()))
                .withCSVParser(new RFC4180ParserBuilder().build()).build()) {
            boolean header = false;
            int line = 1;
            for (String[] row = reader.readNext(); row != null; row = reader.readNext()) {
                if (!row[0].startsWith("#")) {
                    int at = line;
                    wrong(row, header).ifPresent(text -> problems.add(new Problem(file.name(), at, text)));
                    if (header && row.length == 4) {
                        rules.add(new LabelRules.Rule(row[0], row[1], row[2], row[3]));
                    }
                    header = true;
                }
                line = (int) reader.getLinesRead() + 1;
            }
        } catch (IOException | CsvValidationException e) {
            problems.add(new Problem(file.name(), 1, "not CSV: a quote is left open"));
        }
        return problems.size() == before ? new LabelRules(rules) : LabelRules.NONE;
    }

    private static Optional<String> wrong(String[] row, boolean header) {
        if (!header) {
            return String.join(",", row).equals("rule,pattern,becomes,codes") ? Optional.empty() : Optional.of("the first line must be rule,pattern,becomes,codes");
        }
        if (row.length != 4 || !KINDS.contains(row[0])) {
            return Optional.of("needs a rule (" + String.join(", ", KINDS.stream().sorted().toList()) + "), a pattern, what it becomes, and codes");
        }
        if (row[0].equals("section") && !SECTION.matcher(row[1]).matches()) {
            return Optional.of("a section is an act's short name and its number, such as CDA 29 1 b");
        }
        if (row[0].equals("prefix") && !row[3].matches("[^>|]+>[^>|]+(\\|[^>|]+>[^>|]+)*")) {
            return Optional.of("a prefix needs pairs of codes, such as 9A>9B|8N>8P");
        }
        try {
            Pattern.compile(row[1]);
            return Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.of("`" + row[1] + "` is not a regular expression: " + e.getDescription());
        }
    }
}
