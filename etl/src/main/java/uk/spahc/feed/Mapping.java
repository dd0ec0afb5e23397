package uk.spahc.feed;

import java.util.List;
import java.util.Optional;

/**
 * How a feed's columns fill the common staging shape. Each value is the name of a column, or null where the feed has
 * none; or, behind an equals sign, a value that holds for every row. Exactly one of {@code incident}, {@code streetCrime},
 * {@code outcome} and {@code withdrawal} is there.
 */
public record Mapping(Incident incident, List<Person> people, StreetCrime streetCrime, Outcome outcome, Withdrawal withdrawal) {

    /**
     * @param offence columns tried in turn: a Home Office code, then a label through its code map
     * @param strands columns whose values together are the strands
     * @param place address of the place, tokenised
     * @param placeName the same column again, where a street or public place may be known by name; never a dwelling
     * @param easting with {@code northing}, in place of longitude and latitude, where the place is on the British National Grid, in metres
     * @param longitude with {@code latitude}: where the address is, in degrees (WGS84); decides before the postcode
     * @param report null but for a report to a charity or another partner
     * @param withdrawn says yes when the source takes the record back
     */
    public record Incident(
            String recordType,
            String status,
            String recordedDate,
            String reportedDate,
            String occurredFrom,
            String occurredTo,
            List<String> offence,
            List<String> strands,
            String target,
            String locationType,
            String place,
            String placeName,
            String postcode,
            String lsoa,
            String district,
            String easting,
            String northing,
            String longitude,
            String latitude,
            Report report,
            String withdrawn) {
    }

    /**
     * What only a report to a partner agency has.
     *
     * @param homePostcode of the client, by which the report is placed where the place of the incident is not told
     * @param policeRecord the police's own reference, if the client gave one
     * @param policeSource constant: code of the police source whose reference it is
     * @param clientAgreement what the client agreed to: {@code NONE}, {@code COUNTS}, {@code LINKING}, {@code CASE_REVIEW}
     */
    public record Report(String homePostcode, String policeRecord, String policeSource, String reportedToPolice, String clientAgreement) {
    }

    /** The text behind the equals sign where a mapping states a value that holds for every row; else empty. */
    public static Optional<String> constant(String mapped) {
        return mapped != null && mapped.startsWith("=") ? Optional.of(mapped.substring(1)) : Optional.empty();
    }

    /**
     * One person that a row may hold.
     *
     * @param number numbers the people of one record; with the role it is the involvement's natural key
     * @param strongId the source's own id of the person
     * @param ageBand where the source tells no date of birth
     */
    public record Person(
            String number,
            String role,
            String strongId,
            String forename,
            String surname,
            String dateOfBirth,
            String ageBand,
            String gender,
            String ethnicitySelf,
            String ethnicityOfficer,
            String address,
            String postcode,
            String relationship,
            String atWork) {
    }

    /** A line of the published street-level crime files. */
    public record StreetCrime(
            String crimeId,
            String month,
            String force,
            String longitude,
            String latitude,
            String street,
            String lsoa,
            String category,
            String outcome) {
    }

    /**
     * What a record came to. The row's own reference is the feed's {@code identity.record}.
     *
     * @param record the reference of the record that it was given to, as the feed of those records writes it
     * @param suspect the source's own id of the person that it was given to, as that feed writes it
     * @param outcome columns tried in turn: a type's number, then a label through its code map
     * @param withdrawn says yes when the source takes the outcome back
     */
    public record Outcome(String record, String suspect, List<String> outcome, String outcomeDate, String withdrawn) {
    }

    /**
     * A record that the source takes back.
     *
     * @param record its reference, as the feed of those records writes it
     */
    public record Withdrawal(String record) {
    }
}
