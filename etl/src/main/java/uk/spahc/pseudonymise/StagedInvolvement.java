package uk.spahc.pseudonymise;

import java.util.UUID;

/** A row of {@code staging.involvement}. Null where the source says nothing. */
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
        Boolean atWork) {

    /** {@code PERSON} alone has tokens in the vault. */
    enum Kind { PERSON, UNIDENTIFIED, ORGANISATION }
}
