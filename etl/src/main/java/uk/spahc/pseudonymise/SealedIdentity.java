package uk.spahc.pseudonymise;

/** A row of {@code vault.identity}. @param values JSON by kind of identifier, encrypted */
record SealedIdentity(RowKey key, Kind kind, byte[] values) {

    enum Kind {
        /** {@code reference}, {@code group}, and {@code free_text} by column where the agreement keeps it. */
        RECORD,
        /** {@code address}, {@code postcode}. */
        PLACE,
        /** {@code strong_id}, {@code forename}, {@code surname}, {@code date_of_birth}, {@code address}, {@code postcode}. */
        PERSON
    }
}
