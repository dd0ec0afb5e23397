package uk.spahc.pseudonymise;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import uk.spahc.feed.Mapping;

/**
 * The name of a street or public place, where an address holds nothing else. Whatever is not plainly such a name has none: a
 * digit, a word that tells of a dwelling, a person or free text, too many words, or no word that says what kind of place it is. The
 * name depends on the plain spelling alone, as the place's token does, so that one token has one name.
 */
final class PlaceNames {
    /** Of a row whose address would have a name, but holds a word of the name of a person in the row, or is where one lives. */
    static final String FORBIDDEN = "";
    /** More would be two names, or a sentence. */
    private static final int MOST_WORDS_OF_STREET = 3;
    private static final int MOST_WORDS_OF_SITE = 5;
    private static final PlaceWords WORDS = PlaceWords.read();

    private final String column;
    private final List<Mapping.Person> people;

    /** @param permitted whether the agreement lets streets and public places be shown by name */
    PlaceNames(Mapping mapping, boolean permitted) {
        this.column = permitted && mapping.incident() != null ? mapping.incident().placeName() : null;
        this.people = mapping.people() == null ? List.of() : mapping.people();
    }

    /** The name; {@link #FORBIDDEN}; or null where there is none. */
    String of(RowValues row) {
        String name = column == null ? null : named(row.text(column));
        return name != null && (holdsPerson(name, row) || isHome(name, row)) ? FORBIDDEN : name;
    }

    /** The name that an address is and nothing else, its words with capitals; or null. */
    static String named(String address) {
        if (address == null || address.chars().anyMatch(Character::isDigit)) {
            return null;
        }
        String[] words = PlainSpelling.of(address).split(" ");
        if (words.length < 2 || words.length > MOST_WORDS_OF_SITE + MOST_WORDS_OF_STREET || !Arrays.stream(words).allMatch(PlaceNames::mayBePart)) {
            return null;
        }
        int site = isStreet(words, 0) ? words.length : wordsOfSite(words);
        if (site == 0) {
            return null;
        }
        return site == words.length ? joined(words, 0, site) : joined(words, 0, site) + ", " + joined(words, site, words.length);
    }

    /** Letters alone: an initial is more likely somebody's than a street's. */
    private static boolean mayBePart(String word) {
        return word.length() > 1 && word.chars().allMatch(Character::isLetter) && !WORDS.refused().contains(word);
    }

    private static boolean isStreet(String[] words, int from) {
        int length = words.length - from;
        return length >= 2 && length <= MOST_WORDS_OF_STREET && WORDS.street().contains(words[words.length - 1]);
    }

    /** How many words are the name of a site, all or those before its street, as many as can be; 0 where it is none. */
    private static int wordsOfSite(String[] words) {
        for (int site = Math.min(MOST_WORDS_OF_SITE, words.length); site >= 2; site--) {
            boolean isSite = WORDS.site().contains(words[site - 1]) || WORDS.siteFirst().contains(words[0]);
            if (isSite && (site == words.length || isStreet(words, site))) {
                return site;
            }
        }
        return 0;
    }

    private boolean holdsPerson(String name, RowValues row) {
        Set<String> told = people.stream().flatMap(person -> Stream.of(person.forename(), person.surname())).map(row::text)
                .filter(text -> text != null).flatMap(text -> Arrays.stream(PlainSpelling.of(text).split(" "))).collect(Collectors.toCollection(HashSet::new));
        return Arrays.stream(PlainSpelling.of(name).split(" ")).anyMatch(told::contains);
    }

    private boolean isHome(String name, RowValues row) {
        return people.stream().map(person -> row.text(person.address())).anyMatch(home -> home != null && PlainSpelling.of(home).equals(PlainSpelling.of(name)));
    }

    private static String joined(String[] words, int from, int to) {
        return Arrays.stream(words, from, to).map(PlaceNames::withCapital).collect(Collectors.joining(" "));
    }

    private static String withCapital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
