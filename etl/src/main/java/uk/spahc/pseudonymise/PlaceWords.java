package uk.spahc.pseudonymise;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Words by what they say of an address, in plain spelling.
 *
 * @param street with which the name of a street ends
 * @param site with which the name of a public place ends
 * @param siteFirst with which one may begin
 * @param refused that no such name holds: dwellings, people, directions, places where people are sheltered
 */
record PlaceWords(Set<String> street, Set<String> site, Set<String> siteFirst, Set<String> refused) {

    /** The table that the program ships with. */
    static PlaceWords read() {
        try (BufferedReader table = new BufferedReader(new InputStreamReader(
                PlaceWords.class.getResourceAsStream("/pseudonymise/place-words.csv"), StandardCharsets.UTF_8))) {
            Map<String, Set<String>> words = table.lines().skip(1).map(line -> line.split(","))
                    .collect(Collectors.groupingBy(cells -> cells[0], Collectors.mapping(cells -> cells[1], Collectors.toUnmodifiableSet())));
            return new PlaceWords(words.get("street"), words.get("site"), words.get("site_first"), words.get("refused"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
