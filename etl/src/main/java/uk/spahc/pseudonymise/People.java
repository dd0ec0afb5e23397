package uk.spahc.pseudonymise;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import uk.spahc.feed.CodeMap;
import uk.spahc.feed.Mapping;
import uk.spahc.pseudonymise.StagedInvolvement.Kind;

/** The people of a row: attributes for staging; tokens and sealed identity for the vault, of those only who may be known. */
final class People {
    static final String NON_CRIME = "NON_CRIME_INCIDENT";
    /** In a non-crime incident nobody else's identity is loaded, least of all its subject's. */
    private static final Set<String> KNOWN_IN_NON_CRIME = Set.of("COMPLAINANT", "VICTIM");
    private static final String ORGANISATION = "ORGANISATION";

    private final List<Mapping.Person> mapped;
    private final RowTokens tokens;
    private final IdentityVault vault;

    People(List<Mapping.Person> mapped, RowTokens tokens, IdentityVault vault) {
        this.mapped = mapped;
        this.tokens = tokens;
        this.vault = vault;
    }

    /**
     * The incident that the people are of.
     *
     * @param day on which their age counts, or null
     * @param identityAllowed false where not even the incident's area is known, or the client wants to be counted only
     * @param identityKept whether the identity may be kept, too, encrypted
     */
    record Context(RowKey key, UUID recordToken, String recordType, LocalDate day, boolean identityAllowed, boolean identityKept) {
    }

    /** Adds the people of the row to the three lists; a person of whom the row says nothing is nobody. */
    void add(Context incident, RowValues row, List<StagedInvolvement> involvements, List<PersonTokens> people, List<SealedIdentity> identities) {
        for (int i = 0; i < mapped.size(); i++) {
            Mapping.Person person = mapped.get(i);
            if (columns(person).anyMatch(row::has)) {
                RowKey key = new RowKey(incident.key().deliveryKey(), incident.key().line(), i + 1);
                String role = row.has(person.role()) ? row.code(person.role()) : CodeMap.UNMAPPED;
                int number = row.has(person.number()) ? Math.toIntExact(row.number(person.number())) : i + 1;
                PersonTokens found = mayBeKnown(incident, role) ? tokens(key, incident.recordToken(), role, number, person, row) : null;
                involvements.add(involvement(key, incident, role, number, person, row, found));
                if (found != null) {
                    people.add(found);
                    if (incident.identityKept()) {
                        vault.addPerson(key, person, row, identities);
                    }
                }
            }
        }
    }

    private static boolean mayBeKnown(Context incident, String role) {
        return incident.identityAllowed() && !role.startsWith(ORGANISATION)
                && (!NON_CRIME.equals(incident.recordType()) || KNOWN_IN_NON_CRIME.contains(role));
    }

    private StagedInvolvement involvement(
            RowKey key, Context incident, String role, int number, Mapping.Person person, RowValues row, PersonTokens found) {
        Kind kind = role.startsWith(ORGANISATION) ? Kind.ORGANISATION : found != null ? Kind.PERSON : Kind.UNIDENTIFIED;
        return new StagedInvolvement(key, incident.recordToken(), role, number, kind,
                ageBand(incident, person, row), row.code(person.gender()), row.code(person.ethnicitySelf()),
                row.code(person.ethnicityOfficer()), row.code(person.relationship()), row.yesNo(person.atWork()),
                found == null ? null : tokens.involved(incident.recordToken(), row.text(person.strongId())));
    }

    private static String ageBand(Context incident, Mapping.Person person, RowValues row) {
        String worked = AgeBand.on(incident.day(), row.date(person.dateOfBirth()));
        return worked != null ? worked : row.code(person.ageBand());
    }

    /** Null if the row gives neither a name nor the source's own id: such a person can never be recognised. */
    private PersonTokens tokens(RowKey key, UUID record, String role, int number, Mapping.Person person, RowValues row) {
        String strongId = row.text(person.strongId());
        String forename = row.text(person.forename());
        String surname = row.text(person.surname());
        String plainForename = PlainSpelling.ofName(forename);
        String plainSurname = PlainSpelling.ofName(surname);
        if (strongId == null && plainForename == null && plainSurname == null) {
            return null;
        }
        String birth = row.has(person.dateOfBirth()) ? row.date(person.dateOfBirth()).toString() : null;
        String postcode = row.text(person.postcode());
        String address = row.text(person.address());
        return new PersonTokens(key, record, role, number,
                tokens.identity(record, strongId, forename, surname, birth, postcode, address),
                tokens.strongId(strongId), tokens.forename(plainForename), tokens.surname(plainSurname), tokens.dateOfBirth(birth),
                tokens.postcode(postcode), tokens.address(address));
    }

    /** Everything but number and role, which a form fills in for people who are not there. */
    private static Stream<String> columns(Mapping.Person person) {
        return Stream.of(person.strongId(), person.forename(), person.surname(), person.dateOfBirth(), person.ageBand(), person.gender(), person.ethnicitySelf(),
                person.ethnicityOfficer(), person.address(), person.postcode(), person.relationship(), person.atWork());
    }
}
