package uk.spahc.pseudonymise;

import java.text.Normalizer;
import java.util.Set;

/**
 * Names and addresses reduced to what different clerks write alike: compatibility forms taken apart (Unicode NFKD), no
 * accents, lower case, apostrophes gone, every other run of punctuation and space a single space.
 */
final class PlainSpelling {
    /** What clerks write where there is no name. */
    private static final Set<String> NO_NAME = Set.of("", "unknown", "not known", "n k", "nk", "n a", "none", "not stated", "no name",
            "not given", "not provided", "withheld", "refused", "anonymous", "anon", "unk", "x", "xx", "xxx", "tbc");

    private static final String APOSTROPHES = "'`\u2018\u2019\u201b\u02bc\u02b9";
    /** Often typed for an apostrophe; the compatibility form would be a space. */
    private static final char ACUTE_ACCENT = '\u00b4';

    private PlainSpelling() {
    }

    /** The plain spelling of a name, or null if there is none: nothing was written, or that it is not known. */
    static String ofName(String text) {
        String plain = text == null ? "" : of(text);
        return NO_NAME.contains(plain) ? null : plain;
    }

    /** The plain spelling of an address, or null if nothing of it is left. */
    static String ofAddress(String text) {
        String plain = text == null ? "" : of(text);
        return plain.isEmpty() ? null : plain;
    }

    static String of(String text) {
        String apart = isAscii(text) ? text : Normalizer.normalize(text.replace(ACUTE_ACCENT, '\''), Normalizer.Form.NFKD);
        StringBuilder plain = new StringBuilder(apart.length());
        boolean gap = false;
        for (int i = 0; i < apart.length(); ) {
            int c = apart.codePointAt(i);
            i += Character.charCount(c);
            if (isDropped(c)) {
                continue;
            }
            if (Character.isLetterOrDigit(c) || isMark(c)) {
                if (gap && plain.length() > 0) {
                    plain.append(' ');
                }
                gap = false;
                append(c, plain);
            } else {
                gap = true;
            }
        }
        return plain.toString();
    }

    /** Accents, joiners and every form of apostrophe: O’Neill and ONeill are one name. Vowel signs of a script are letters. */
    private static boolean isDropped(int c) {
        return APOSTROPHES.indexOf(c) >= 0 || Character.getType(c) == Character.FORMAT
                || isMark(c) && Character.UnicodeScript.of(c) == Character.UnicodeScript.INHERITED;
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    /** Case folded; Latin letters that Unicode does not take apart, as they are written where a keyboard lacks them. */
    private static void append(int c, StringBuilder plain) {
        switch (c) {
            case 'ß', 'ẞ' -> plain.append("ss");
            case 'æ', 'Æ' -> plain.append("ae");
            case 'œ', 'Œ' -> plain.append("oe");
            case 'þ', 'Þ' -> plain.append("th");
            case 'ø', 'Ø' -> plain.append('o');
            case 'ł', 'Ł' -> plain.append('l');
            case 'đ', 'Đ', 'ð', 'Ð' -> plain.append('d');
            case 'ħ', 'Ħ' -> plain.append('h');
            case 'ı' -> plain.append('i');
            default -> plain.appendCodePoint(Character.toLowerCase(Character.toUpperCase(c)));
        }
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }
}
