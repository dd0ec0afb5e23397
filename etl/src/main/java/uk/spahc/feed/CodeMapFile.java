package uk.spahc.feed;

import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180ParserBuilder;
import com.opencsv.exceptions.CsvValidationException;
import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A code map's CSV: the columns label and code; a comment line begins with {@code #}. */
final class CodeMapFile {
    private CodeMapFile() {
    }

    /** Two labels that read the same after {@link CodeMap#normalise} must have the same code. */
    static CodeMap parse(String name, FeedFiles.Text file, LabelRules rules, List<Problem> problems) {
        Map<String, String> codes = new HashMap<>();
        Map<String, String> labels = new LinkedHashMap<>();
        try (CSVReader reader = new CSVReaderBuilder(new StringReader(file.content()))
                .withCSVParser(new RFC4180ParserBuilder().build()).build()) {
            boolean header = false;
            int line = 1;
            for (String[] row = reader.readNext(); row != null; row = reader.readNext()) {
                if (row[0].startsWith("#")) {
                    line = (int) reader.getLinesRead() + 1;
                    continue;
                }
                Optional<String> wrong = header ? add(codes, rules, row) : wrongHeader(row);
                if (header && wrong.isEmpty()) {
                    // The first word of people's for a code, rather than the code itself.
                    String code = row[1].strip();
                    labels.merge(code, row[0].strip(), (before, now) -> before.equals(code) ? now : before);
                }
                if (wrong.isPresent()) {
                    problems.add(new Problem(file.name(), line, wrong.get()));
                }
                header = true;
                line = (int) reader.getLinesRead() + 1;
            }
            if (!header) {
                problems.add(new Problem(file.name(), 1, "the file is empty; its first line must be label,code"));
            }
        } catch (IOException | CsvValidationException e) {
            problems.add(new Problem(file.name(), 1, "not CSV: a quote is left open"));
        }
        return new CodeMap(name, Map.copyOf(codes), rules, List.copyOf(labels.values()));
    }

    private static Optional<String> wrongHeader(String[] row) {
        return row.length == 2 && row[0].equals("label") && row[1].equals("code")
                ? Optional.empty() : Optional.of("the first line must be label,code");
    }

    private static Optional<String> add(Map<String, String> codes, LabelRules rules, String[] row) {
        if (row.length != 2 || row[0].isBlank() || row[1].isBlank()) {
            return Optional.of("needs a label and a code, and nothing else");
        }
        String label = CodeMap.normalise(row[0]);
        String code = row[1].strip();
        if (label.isEmpty()) {
            return Optional.of("the label has neither letter nor digit");
        }
        // Also as the rules would write it, so that a label is met in its respelled form; spelled alike, coded alike.
        for (String spelling : List.of(label, rules.respelled(label))) {
            String known = codes.putIfAbsent(spelling, code);
            if (known != null && !known.equals(code)) {
                return Optional.of("the label `" + row[0] + "` already has the code " + known);
            }
        }
        return Optional.empty();
    }
}
