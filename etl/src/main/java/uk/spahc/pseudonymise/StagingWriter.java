package uk.spahc.pseudonymise;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;

/** Writes pseudonymised rows to staging and vault by binary COPY, inside the connection's transaction. */
public final class StagingWriter {
    private static final CopyTable<StagedIncident> INCIDENT = new CopyTable<StagedIncident>("staging.incident")
            .column("delivery_key", (to, row) -> to.bigint(row.key().deliveryKey()))
            .column("line_number", (to, row) -> to.bigint(row.key().line()))
            .column("part", (to, row) -> to.smallint(row.key().part()))
            .column("row_digest", (to, row) -> to.uuid(row.rowDigest()))
            .column("record_token", (to, row) -> to.uuid(row.recordToken()))
            .column("group_token", (to, row) -> to.uuid(row.groupToken()))
            .column("source_updated", (to, row) -> to.timestamptz(row.sourceUpdated()))
            .column("area", (to, row) -> to.text(row.location().area().name()))
            .column("geography_method", (to, row) -> to.text(row.location().method().name()))
            .column("authority_code", (to, row) -> to.text(row.location().authorityCode()))
            .column("ward_code", (to, row) -> to.text(row.location().wardCode()))
            .column("lsoa_code", (to, row) -> to.text(row.location().lsoaCode()))
            .column("postcode", (to, row) -> to.text(row.postcode()))
            .column("place_token", (to, row) -> to.uuid(row.placeToken()))
            .column("place_name", (to, row) -> to.text(row.placeName()))
            .column("location_type_code", (to, row) -> to.text(row.locationType()))
            .column("record_type_code", (to, row) -> to.text(row.recordType()))
            .column("status_code", (to, row) -> to.text(row.status()))
            .column("recorded_date", (to, row) -> to.date(row.recordedDate()))
            .column("reported_date", (to, row) -> to.date(row.reportedDate()))
            .column("occurred_from", (to, row) -> to.timestamp(row.occurrence().from()))
            .column("occurred_to", (to, row) -> to.timestamp(row.occurrence().to()))
            .column("time_precision", (to, row) -> to.text(nameOf(row.occurrence().precision())))
            .column("offence_code", (to, row) -> to.text(row.offence()))
            .column("strand_codes", (to, row) -> to.texts(row.strands()))
            .column("target_code", (to, row) -> to.text(row.target()))
            .column("reported_to_police", (to, row) -> to.text(row.report().reportedToPolice()))
            .column("police_record_token", (to, row) -> to.uuid(row.report().policeRecord()))
            .column("client_agreement_code", (to, row) -> to.text(row.report().clientAgreement()))
            .column("withdrawal", (to, row) -> to.text(nameOf(row.withdrawal())));

    private static final CopyTable<StagedRefusal> REFUSAL = new CopyTable<StagedRefusal>("staging.client_refusal")
            .column("delivery_key", (to, row) -> to.bigint(row.key().deliveryKey()))
            .column("line_number", (to, row) -> to.bigint(row.key().line()))
            .column("part", (to, row) -> to.smallint(row.key().part()))
            .column("record_token", (to, row) -> to.uuid(row.recordToken()));

    private static final CopyTable<StagedInvolvement> INVOLVEMENT = new CopyTable<StagedInvolvement>("staging.involvement")
            .column("delivery_key", (to, row) -> to.bigint(row.key().deliveryKey()))
            .column("line_number", (to, row) -> to.bigint(row.key().line()))
            .column("part", (to, row) -> to.smallint(row.key().part()))
            .column("record_token", (to, row) -> to.uuid(row.recordToken()))
            .column("role_code", (to, row) -> to.text(row.role()))
            .column("person_number", (to, row) -> to.integer(row.personNumber()))
            .column("person_kind", (to, row) -> to.text(row.kind().name()))
            .column("age_band_code", (to, row) -> to.text(row.ageBand()))
            .column("gender_code", (to, row) -> to.text(row.gender()))
            .column("ethnicity_self_code", (to, row) -> to.text(row.ethnicitySelf()))
            .column("ethnicity_officer_code", (to, row) -> to.text(row.ethnicityOfficer()))
            .column("relationship_code", (to, row) -> to.text(row.relationship()))
            .column("is_at_work", (to, row) -> to.bool(row.atWork()))
            .column("involved_token", (to, row) -> to.uuid(row.involvedToken()));

    private static final CopyTable<StagedStreetCrime> STREET_CRIME = new CopyTable<StagedStreetCrime>("staging.street_crime")
            .column("delivery_key", (to, row) -> to.bigint(row.key().deliveryKey()))
            .column("line_number", (to, row) -> to.bigint(row.key().line()))
            .column("part", (to, row) -> to.smallint(row.key().part()))
            .column("row_digest", (to, row) -> to.uuid(row.rowDigest()))
            .column("area", (to, row) -> to.text(row.area().name()))
            .column("month", (to, row) -> to.date(row.month()))
            .column("force", (to, row) -> to.text(row.force()))
            .column("crime_id", (to, row) -> to.text(row.crimeId()))
            .column("longitude", (to, row) -> to.numeric(row.longitude()))
            .column("latitude", (to, row) -> to.numeric(row.latitude()))
            .column("street", (to, row) -> to.text(row.street()))
            .column("lsoa_code", (to, row) -> to.text(row.lsoa()))
            .column("category_code", (to, row) -> to.text(row.category()))
            .column("outcome_code", (to, row) -> to.text(row.outcome()));

    private final CopyTable<PersonTokens> personRecord;
    private final CopyTable<SealedIdentity> identity;

    /** @param keyEpoch of the master key under which the rows were pseudonymised */
    public StagingWriter(LoadKeys load, int keyEpoch, String sourceCode) {
        personRecord = new CopyTable<PersonTokens>("vault.person_record")
                .column("delivery_key", (to, row) -> to.bigint(row.key().deliveryKey()))
                .column("line_number", (to, row) -> to.bigint(row.key().line()))
                .column("part", (to, row) -> to.smallint(row.key().part()))
                .column("load_key", (to, row) -> to.bigint(load.loadKey()))
                .column("key_epoch", (to, row) -> to.smallint(keyEpoch))
                .column("source_code", (to, row) -> to.text(sourceCode))
                .column("record_token", (to, row) -> to.uuid(row.recordToken()))
                .column("role_code", (to, row) -> to.text(row.role()))
                .column("person_number", (to, row) -> to.integer(row.personNumber()))
                .column("identity_digest", (to, row) -> to.uuid(row.identityDigest()))
                .column("strong_id", (to, row) -> to.uuid(row.strongId()))
                .column("forename", (to, row) -> to.uuid(row.forename()))
                .column("surname", (to, row) -> to.uuid(row.surname()))
                .column("date_of_birth", (to, row) -> to.uuid(row.dateOfBirth()))
                .column("postcode", (to, row) -> to.uuid(row.postcode()))
                .column("address", (to, row) -> to.uuid(row.address()));
        identity = new CopyTable<SealedIdentity>("vault.identity")
                .column("delivery_key", (to, row) -> to.bigint(row.key().deliveryKey()))
                .column("line_number", (to, row) -> to.bigint(row.key().line()))
                .column("part", (to, row) -> to.smallint(row.key().part()))
                .column("kind", (to, row) -> to.text(row.kind().name()))
                .column("load_key", (to, row) -> to.bigint(load.loadKey()))
                .column("key_epoch", (to, row) -> to.smallint(keyEpoch))
                .column("values_sealed", (to, row) -> to.bytes(row.values()));
    }

    /** Writes the rows of one chunk. @throws uk.spahc.outcome.Failure FAILED, naming the table and no value */
    public void write(Connection connection, List<? extends PseudonymisedRow> rows) {
        List<StagedIncident> incidents = new ArrayList<>(rows.size());
        List<StagedInvolvement> involvements = new ArrayList<>(rows.size());
        List<PersonTokens> people = new ArrayList<>(rows.size());
        List<SealedIdentity> identities = new ArrayList<>(3 * rows.size());
        List<StagedStreetCrime> crimes = new ArrayList<>();
        List<StagedRefusal> refusals = new ArrayList<>();
        List<StagedOutcome> outcomes = new ArrayList<>();
        List<StagedWithdrawal> withdrawals = new ArrayList<>();
        for (PseudonymisedRow row : rows) {
            if (row instanceof PseudonymisedRow.OfIncident incident) {
                incidents.add(incident.incident());
                involvements.addAll(incident.involvements());
                people.addAll(incident.people());
                identities.addAll(incident.identities());
            } else if (row instanceof PseudonymisedRow.OfStreetCrime street) {
                crimes.add(street.crime());
            } else if (row instanceof PseudonymisedRow.OfRefusal refused) {
                refusals.add(refused.refusal());
            } else if (row instanceof PseudonymisedRow.OfOutcome outcome) {
                outcomes.add(outcome.outcome());
            } else if (row instanceof PseudonymisedRow.OfWithdrawal withdrawn) {
                withdrawals.add(withdrawn.withdrawal());
            }
        }
        INCIDENT.write(connection, incidents);
        INVOLVEMENT.write(connection, involvements);
        STREET_CRIME.write(connection, crimes);
        REFUSAL.write(connection, refusals);
        StagedOutcome.TABLE.write(connection, outcomes);
        StagedWithdrawal.TABLE.write(connection, withdrawals);
        personRecord.write(connection, people);
        identity.write(connection, identities);
    }

    private static String nameOf(Enum<?> constant) {
        return constant == null ? null : constant.name();
    }
}
