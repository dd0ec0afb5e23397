package uk.spahc.sample;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.Locale;

/** How names are really written: other spellings, short forms, slips, capitals, accents lost. */
final class Spelling {
    private static final String STROKES = "łŁıđĐøØ";
    private static final String PLAIN = "lLidDoO";

    private final Map<String, List<String>> variants = new TreeMap<>();
    private final CharsetEncoder western = Charset.forName("windows-1252").newEncoder();

    Spelling() {
        Table.own("name-variant.csv").forEach(row -> variants.put(row.get("name"), List.of(row.get("variants").split("\\|"))));
    }

    /** The name as one record has it; most often as it is. */
    String written(String name, Chance chance) {
        double share = chance.unit();
        if (share < 0.09 && variants.containsKey(name)) {
            return chance.pick(variants.get(name));
        } else if (share < 0.11) {
            return slip(name, chance);
        } else if (share < 0.15) {
            return name.toUpperCase(Locale.ROOT);
        } else if (share < 0.45) {
            return plain(name);
        }
        return name;
    }

    /** Without accents and strokes. */
    static String plain(String text) {
        if (text.chars().allMatch(c -> c < 128)) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFD).chars().filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .forEach(c -> plain.append(STROKES.indexOf(c) < 0 ? (char) c : PLAIN.charAt(STROKES.indexOf(c))));
        return plain.toString();
    }

    /** As a system writes it that knows Windows-1252 only: letters that it has not lose their marks. */
    String western(String text) {
        if (western.canEncode(text)) {
            return text;
        }
        StringBuilder kept = new StringBuilder(text.length());
        text.chars().mapToObj(c -> String.valueOf((char) c))
                .forEach(letter -> kept.append(western.canEncode(letter) ? letter : plain(letter)));
        return kept.toString();
    }

    private static String slip(String name, Chance chance) {
        if (name.length() < 4) {
            return name;
        }
        int at = chance.between(1, name.length() - 2);
        return switch (chance.below(3)) {
            case 0 -> name.substring(0, at) + name.charAt(at + 1) + name.charAt(at) + name.substring(at + 2);
            case 1 -> name.substring(0, at) + name.charAt(at) + name.substring(at);
            default -> name.substring(0, at) + name.substring(at + 1);
        };
    }
}
