package uk.spahc.pseudonymise;

import java.util.UUID;

/**
 * A row of {@code staging.involvement}. Null where the source says nothing.
 *
 * @param involvedToken of the person within the record, by the source's own id; only of a {@code PERSON}
 */
record StagedInvolvement(
        RowKey key,
        UUID recordToken,
        String role,
        int personNumber,
        Kind kind,
        String ageBand,
        String gender,
        String ethnicitySelf,
        String ethnicityOfficer,
        String relationship,
        Boolean atWork,
        UUID involvedToken) {

    /** {@code PERSON} alone has tokens in the vault. */
    enum Kind { PERSON, UNIDENTIFIED, ORGANISATION }
}
