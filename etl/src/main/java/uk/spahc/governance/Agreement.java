package uk.spahc.governance;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A data sharing agreement, bound from its file; the schema beside the files describes each key.
 *
 * @param agreement id, which feeds name
 * @param example true for one that nobody has signed
 * @param permittedFields column names by feed: all that leaves the reader
 * @param identityInVault permitted columns by feed that may be kept, encrypted
 * @param freeText permitted columns of free text by feed that may be kept, encrypted
 * @param opinions permitted columns by feed that state an opinion, not a fact (DPA 2018 s38)
 * @param trustZone the widest circle that may see figures from it
 * @param grain the finest thing that this circle may see
 * @param start first day it holds
 * @param review null if no day is set
 * @param end last day it holds, or null for an open licence
 */
public record Agreement(
        String agreement,
        String title,
        boolean example,
        List<Party> parties,
        List<String> purposes,
        Document dpia,
        Document policyDocument,
        List<String> categoriesOfPerson,
        Map<String, Set<String>> permittedFields,
        Map<String, Set<String>> identityInVault,
        Map<String, Set<String>> freeText,
        Map<String, Set<String>> opinions,
        String trustZone,
        String grain,
        LocalDate start,
        LocalDate review,
        LocalDate end,
        Retention retention,
        DataSubjects dataSubjects) {

    public Agreement {
        parties = parties == null ? List.of() : List.copyOf(parties);
        purposes = purposes == null ? List.of() : List.copyOf(purposes);
        categoriesOfPerson = categoriesOfPerson == null ? List.of() : List.copyOf(categoriesOfPerson);
        permittedFields = permittedFields == null ? Map.of() : Map.copyOf(permittedFields);
        identityInVault = identityInVault == null ? Map.of() : Map.copyOf(identityInVault);
        freeText = freeText == null ? Map.of() : Map.copyOf(freeText);
        opinions = opinions == null ? Map.of() : Map.copyOf(opinions);
    }

    /** Whether it holds on that day, first and last day included. */
    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(start) && (end == null || !day.isAfter(end));
    }

    /** Whether this circle may see streets and public places by name. */
    public boolean namesPlaces() {
        return grain.equals("street") || grain.equals("record");
    }

    /**
     * One party, with what its own part rests on; lists are empty where the regime has no such thing.
     *
     * @param article6 lawful basis, UK GDPR
     * @param article9 condition for special categories
     * @param article10 condition for criminal offence data
     * @param part3 conditions under DPA 2018 Part 3
     */
    public record Party(
            String name,
            Role role,
            Regime regime,
            List<String> powers,
            @JsonProperty("article_6") List<String> article6,
            @JsonProperty("article_9") List<String> article9,
            @JsonProperty("article_10") List<String> article10,
            @JsonProperty("part_3") List<String> part3) {

        public enum Role { CONTROLLER, JOINT_CONTROLLER, PROCESSOR, PUBLISHER }

        public enum Regime { UK_GDPR, DPA_2018_PART_3, NONE }

        public Party {
            powers = powers == null ? List.of() : List.copyOf(powers);
            article6 = article6 == null ? List.of() : List.copyOf(article6);
            article9 = article9 == null ? List.of() : List.copyOf(article9);
            article10 = article10 == null ? List.of() : List.copyOf(article10);
            part3 = part3 == null ? List.of() : List.copyOf(part3);
        }
    }

    public record Document(String title, String reference, LocalDate dated) {
    }

    /** How long each class of data is kept; null where the agreement lets none of that class be kept. */
    public record Retention(Period vault, Period quarantine, Period archive, Period factIdentity) {
    }

    /** Who answers people who ask about their data; {@code contact} may be null. */
    public record DataSubjects(String answeredBy, String contact) {
    }
}
