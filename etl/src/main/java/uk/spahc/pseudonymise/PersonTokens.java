package uk.spahc.pseudonymise;

import java.util.UUID;

/**
 * A row of {@code vault.person_record}: one person as one row tells of them. Null where the source says nothing.
 *
 * @param identityDigest over all identity values and the record: tells a changed identity from the same again
 * @param strongId token of the source's own id, under the source
 */
record PersonTokens(
        RowKey key,
        UUID recordToken,
        String role,
        int personNumber,
        UUID identityDigest,
        UUID strongId,
        UUID forename,
        UUID surname,
        UUID dateOfBirth,
        UUID postcode,
        UUID address) {
}
