package uk.spahc.feed;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How labels may differ from those that a code map knows and still mean the same: spellings, sections of acts, attempts, as
 * {@code codes/<map>.rules.csv} lists them. What is taken off a label must agree with the code of what remains, and all
 * ways of reading it with one another; otherwise the label stays unmapped.
 */
public final class LabelRules {
    /** For maps without rules. */
    public static final LabelRules NONE = new LabelRules(List.of());
    private static final int DEEPEST = 5;

    private final List<Rule> rules;
    private final Map<Pattern, String> spellings = new LinkedHashMap<>();
    private final List<Peel> peels = new ArrayList<>();
    private final Map<Pattern, Map<String, String>> prefixes = new LinkedHashMap<>();

    /** @param codes parted by bars; a prefix's are pairs {@code base>code} */
    record Rule(String rule, String pattern, String becomes, String codes) {
        List<String> list() {
            return codes.isEmpty() ? List.of() : List.of(codes.split("\\|"));
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    LabelRules(List<Rule> rules) {
        this.rules = List.copyOf(rules);
        of("spelling").forEach(rule -> spellings.put(Pattern.compile(rule.pattern()), rule.becomes()));
        of("prefix").forEach(rule -> prefixes.put(Pattern.compile("(?:" + rule.pattern() + ") (?<rest>.+)"), pairs(rule.list())));
        if (!rules.isEmpty()) {
            statutes();
            peels.add(new Peel.Code("(?:class )?(?<code>\\d{1,3}(?: \\d{1,2})?[a-z]?) (?<rest>.+)"));
            peels.add(new Peel.Code("(?<rest>.+?) (?:class )?(?<code>\\d{1,3}[a-z])"));
        }
        of("detail").forEach(rule -> peels.add(new Peel.Words("(?<rest>.+?) (?:" + rule.pattern() + ")", Set.copyOf(rule.list()), true)));
        of("attempt").forEach(rule -> Stream.of("(?:" + rule.pattern() + ") (?<rest>.+)", "(?<rest>.+?) (?:" + rule.pattern() + ")")
                .forEach(pattern -> peels.add(new Peel.Words(pattern, Set.copyOf(rule.list()), false))));
    }

    private void statutes() {
        Map<Pattern, String> acts = new LinkedHashMap<>();
        of("act").forEach(rule -> acts.put(Pattern.compile(rule.pattern()), rule.becomes()));
        Map<String, Set<String>> sections = new HashMap<>();
        of("section").forEach(rule -> sections.put(rule.pattern(), Set.copyOf(rule.list())));
        String act = "(?:contrary to )?(?:the )?(?<act>" + acts.keySet().stream().map(Pattern::pattern).collect(Collectors.joining("|")) + ")";
        String section = "(?:sections?|secs?|ss?) ?(?<section>\\d{1,3}[a-z]{0,2}(?: (?:\\d{1,2}|(?!of|or)[a-z]{1,2}))*)";
        if (!acts.isEmpty()) {
            Stream.of("(?<rest>.+?) " + act + " " + section, "(?<rest>.+?) " + section + "(?: of)? " + act, "(?<rest>.+?) " + act,
                    act + " " + section + " (?<rest>.+)", section + "(?: of)? " + act + " (?<rest>.+)")
                    .forEach(pattern -> peels.add(new Peel.Statute(pattern, acts, sections)));
        }
        Stream.of("(?<rest>.+?) " + section, section + " (?<rest>.+)")
                .forEach(pattern -> peels.add(new Peel.Statute(pattern, Map.of(), sections)));
    }

    private List<Rule> of(String kind) {
        return rules.stream().filter(rule -> rule.rule().equals(kind)).toList();
    }

    private static Map<String, String> pairs(List<String> codes) {
        return codes.stream().map(pair -> pair.split(">")).collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    @JsonValue
    List<Rule> rules() {
        return rules;
    }

    /** @param label normalised */
    String respelled(String label) {
        String text = label;
        for (Map.Entry<Pattern, String> spelling : spellings.entrySet()) {
            text = spelling.getKey().matcher(text).replaceAll(spelling.getValue());
        }
        return text;
    }

    /**
     * Every code that the label may mean; more than one means that it cannot be told.
     *
     * @param label normalised
     * @param codes by normalised and respelled label
     */
    Set<String> readings(String label, Map<String, String> codes) {
        return rules.isEmpty() ? Set.of() : readings(respelled(label), codes, 0);
    }

    private Set<String> readings(String text, Map<String, String> codes, int depth) {
        Set<String> found = new TreeSet<>();
        String exact = codes.get(text);
        if (exact != null) {
            found.add(exact);
            return found;
        }
        if (depth < DEEPEST) {
            for (Peel peel : peels) {
                peel.off(text, codes).ifPresent(peeled -> readings(peeled.rest(), codes, depth + 1).stream()
                        .filter(code -> peeled.agrees().test(code)).forEach(found::add));
            }
            prefixes.forEach((prefix, pairs) -> {
                var matcher = prefix.matcher(text);
                if (matcher.matches()) {
                    readings(matcher.group("rest"), codes, depth + 1).stream().filter(pairs::containsKey).map(pairs::get).forEach(found::add);
                }
            });
        }
        return found;
    }
}
