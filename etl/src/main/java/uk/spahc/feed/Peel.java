package uk.spahc.feed;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Something that may stand beside a label, and what it says of the label's code. */
sealed interface Peel {
    /** Must match the whole text and has the group {@code rest}. */
    Pattern pattern();

    /** Which codes the part taken off allows. */
    Predicate<String> allowed(Matcher matched, Map<String, String> codes);

    /**
     * @param rest the text without it
     * @param agrees whether a code for the rest agrees with what was taken off
     */
    record Peeled(String rest, Predicate<String> agrees) {
    }

    default Optional<Peeled> off(String text, Map<String, String> codes) {
        Matcher matcher = pattern().matcher(text);
        return matcher.matches() ? Optional.of(new Peeled(matcher.group("rest"), allowed(matcher, codes))) : Optional.empty();
    }

    /** Words that say nothing of the code, but for, or only for, some codes. */
    record Words(Pattern pattern, Set<String> named, boolean onlyThese) implements Peel {
        Words(String pattern, Set<String> named, boolean onlyThese) {
            this(Pattern.compile(pattern), named, onlyThese);
        }

        @Override
        public Predicate<String> allowed(Matcher matched, Map<String, String> codes) {
            return code -> named.contains(code) == onlyThese;
        }
    }

    /** The code itself, beside its label. */
    record Code(Pattern pattern) implements Peel {
        Code(String pattern) {
            this(Pattern.compile(pattern));
        }

        @Override
        public Predicate<String> allowed(Matcher matched, Map<String, String> codes) {
            return code -> code.equals(codes.get(matched.group("code")));
        }
    }

    /**
     * A section of an act, the act alone, or a section alone, which then may be any act's.
     *
     * @param acts names by pattern
     * @param sections codes by act and section: {@code CDA 29 1 b}
     */
    record Statute(Pattern pattern, Map<Pattern, String> acts, Map<String, Set<String>> sections) implements Peel {
        Statute(String pattern, Map<Pattern, String> acts, Map<String, Set<String>> sections) {
            this(Pattern.compile(pattern), acts, sections);
        }

        @Override
        public Predicate<String> allowed(Matcher matched, Map<String, String> codes) {
            String section = pattern.pattern().contains("?<section>") ? matched.group("section") : "";
            String named = acts.isEmpty() ? "" : act(matched.group("act"));
            Set<String> found = new HashSet<>();
            sections.keySet().stream().map(key -> key.substring(0, key.indexOf(' '))).distinct()
                    .filter(act -> named.isEmpty() || act.equals(named))
                    .forEach(act -> found.addAll(section.isEmpty() ? ofAct(act) : ofSection(act + " " + section)));
            return found::contains;
        }

        private String act(String text) {
            return acts.entrySet().stream().filter(act -> act.getKey().matcher(text).matches()).map(Map.Entry::getValue).findFirst().orElseThrow();
        }

        private Set<String> ofAct(String act) {
            Set<String> found = new HashSet<>();
            sections.forEach((section, codes) -> found.addAll(section.startsWith(act + " ") ? codes : Set.of()));
            return found;
        }

        /** The finest part of the section that is listed decides. */
        private Set<String> ofSection(String section) {
            for (String part = section; part.indexOf(' ') > 0; part = part.substring(0, part.lastIndexOf(' '))) {
                Set<String> codes = sections.get(part);
                if (codes != null) {
                    return codes;
                }
            }
            return Set.of();
        }
    }
}
