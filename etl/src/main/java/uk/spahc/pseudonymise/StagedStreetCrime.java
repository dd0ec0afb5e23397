package uk.spahc.pseudonymise;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import uk.spahc.reference.Location;

/** A row of {@code staging.street_crime}. Null where the publisher says nothing. @param month its first day */
record StagedStreetCrime(
        RowKey key,
        UUID rowDigest,
        Location.Area area,
        LocalDate month,
        String force,
        String crimeId,
        BigDecimal longitude,
        BigDecimal latitude,
        String street,
        String lsoa,
        String category,
        String outcome) {

    /** Counted and not kept. */
    static StagedStreetCrime outside(RowKey key, UUID rowDigest, LocalDate month) {
        return new StagedStreetCrime(key, rowDigest, Location.Area.OUTSIDE, month, null, null, null, null, null, null, null, null);
    }
}
