package uk.spahc.pseudonymise;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import uk.spahc.reference.Location;

/**
 * A row of {@code staging.incident}. Null where the source says nothing.
 *
 * @param postcode of the place; only one that the reference data know
 * @param placeName of a street or public place; empty where the row itself forbids any; null where it says nothing of one
 * @param strands conformed codes
 * @param withdrawal null where the row tells of the record; else how long it takes it back
 */
record StagedIncident(
        RowKey key,
        UUID rowDigest,
        UUID recordToken,
        UUID groupToken,
        Instant sourceUpdated,
        Location location,
        String postcode,
        UUID placeToken,
        String placeName,
        String locationType,
        String recordType,
        String status,
        LocalDate recordedDate,
        LocalDate reportedDate,
        Occurrence occurrence,
        String offence,
        List<String> strands,
        String target,
        StagedReport report,
        StagedWithdrawal.Lasting withdrawal) {

    /** A row from outside the area: enough to close a record that moved away, and nothing of the incident. */
    static StagedIncident outside(RowKey key, UUID rowDigest, UUID recordToken, Instant sourceUpdated, Location.Method method, String recordType,
            StagedReport report) {
        Location nowhere = new Location(Location.Area.OUTSIDE, method, null, null, null, false);
        return new StagedIncident(key, rowDigest, recordToken, null, sourceUpdated, nowhere, null, null, null, null, recordType, null, null,
                null, Occurrence.NOT_KEPT, null, null, null, report, null);
    }

    /** A row by which the source takes the record back: nothing of the incident. */
    static StagedIncident withdrawn(RowKey key, UUID rowDigest, UUID recordToken, Instant sourceUpdated, String recordType,
            StagedWithdrawal.Lasting lasting) {
        Location nowhere = new Location(Location.Area.OUTSIDE, Location.Method.NONE, null, null, null, false);
        return new StagedIncident(key, rowDigest, recordToken, null, sourceUpdated, nowhere, null, null, null, null, recordType, null, null,
                null, Occurrence.NOT_KEPT, null, null, null, StagedReport.NONE, lasting);
    }
}
