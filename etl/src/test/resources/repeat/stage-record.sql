-- Purpose: one row of a delivery in staging and vault, as the pseudonymiser would write it.
-- Grain: one incident, one involvement, and a person's tokens where someone is known.
-- Inputs: its parameters.
-- Idempotent because: a line is written once.
INSERT INTO staging.incident (delivery_key, line_number, part, row_digest, record_token, group_token, source_updated, area,
    geography_method, authority_code, ward_code, lsoa_code, postcode, place_token, location_type_code, record_type_code, status_code,
    recorded_date, occurred_from, time_precision, offence_code, strand_codes, reported_to_police, police_record_token, client_agreement_code)
VALUES (:delivery, :line, 1, gen_random_uuid(), md5(:record)::uuid, md5(:log)::uuid, :updated::timestamptz, :area, :method, 'E06000023', 'E05010907',
    :lsoa, 'BS1 1AA', md5(:place)::uuid, :location_type, :record_type, :status, :recorded::date, :occurred::timestamp,
    CASE WHEN :occurred::timestamp IS NULL THEN 'UNKNOWN' ELSE 'DATE' END, '9B', string_to_array(:strands, ' '), :said, md5(:police_record)::uuid, :agreement);

INSERT INTO staging.involvement (delivery_key, line_number, part, record_token, role_code, person_number, person_kind, age_band_code,
    relationship_code, is_at_work, involved_token)
VALUES (:delivery, :line, 1, md5(:record)::uuid, :role, :number, CASE WHEN :person::text IS NULL THEN 'UNIDENTIFIED' ELSE 'PERSON' END, :age,
    'STRANGER', :at_work, md5(:record || ' ' || :person)::uuid);

INSERT INTO vault.person_record (delivery_key, line_number, part, load_key, key_epoch, source_code, record_token, role_code,
    person_number, identity_digest, forename, surname, date_of_birth, postcode)
SELECT :delivery, :line, 1, :delivery, 1, :source, md5(:record)::uuid, :role, :number, md5(:record || ' ' || :person)::uuid,
       md5(:person)::uuid, md5('Khan')::uuid, md5('1990-05-01')::uuid, md5('BS5 1AA')::uuid
WHERE :person::text IS NOT NULL;
