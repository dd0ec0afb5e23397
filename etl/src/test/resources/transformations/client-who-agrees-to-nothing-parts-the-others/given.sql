-- Three reports are of one person: the first two by the agency's id, the last two by what they tell. When the client of the one in
-- between agrees to nothing, nothing joins the others any more, and they are two people.
INSERT INTO audit.delivery (delivery_key, feed, source_code, business_date, file_name, sha256, size_bytes)
OVERRIDING SYSTEM VALUE
VALUES (900001, 'incident', 'VS', '2024-02-28', 'file-1', repeat('1', 64), 1),
       (900002, 'incident', 'VS', '2024-02-29', 'file-2', repeat('2', 64), 1);
INSERT INTO audit.load (load_key, delivery_key, run_key) OVERRIDING SYSTEM VALUE VALUES (900001, 900001, 900000), (900002, 900002, 900000);
INSERT INTO staging.incident (delivery_key, line_number, part, row_digest, record_token, area, geography_method, authority_code, ward_code, lsoa_code,
    postcode, location_type_code, record_type_code, status_code, recorded_date, occurred_from, time_precision, strand_codes, reported_to_police, client_agreement_code)
VALUES (900001, 2, 1, md5('row 1 2')::uuid, md5('R1')::uuid, 'INSIDE', 'POSTCODE', 'E06000023', 'E05010907', 'E01033353', 'BS1 1AA', 'STREET', 'THIRD_SECTOR_REPORT', 'ACTIVE',
        '2024-02-01', '2024-01-25 10:00', 'EXACT', '{RACE}', 'NOT_KNOWN', 'LINKING'),
       (900001, 3, 1, md5('row 1 3')::uuid, md5('R2')::uuid, 'INSIDE', 'POSTCODE', 'E06000023', 'E05010907', 'E01033353', 'BS1 1AA', 'STREET', 'THIRD_SECTOR_REPORT', 'ACTIVE',
        '2024-02-01', '2024-01-25 10:00', 'EXACT', '{RACE}', 'NOT_KNOWN', 'LINKING'),
       (900001, 4, 1, md5('row 1 4')::uuid, md5('R3')::uuid, 'INSIDE', 'POSTCODE', 'E06000023', 'E05010907', 'E01033353', 'BS1 1AA', 'STREET', 'THIRD_SECTOR_REPORT', 'ACTIVE',
        '2024-02-01', '2024-01-25 10:00', 'EXACT', '{RACE}', 'NOT_KNOWN', 'LINKING');
INSERT INTO staging.involvement (delivery_key, line_number, part, record_token, role_code, person_number, person_kind, age_band_code,
    gender_code, relationship_code, is_at_work)
VALUES (900001, 2, 1, md5('R1')::uuid, 'VICTIM', 1, 'PERSON', '25-34', 'F', 'STRANGER', false),
       (900001, 3, 1, md5('R2')::uuid, 'VICTIM', 1, 'PERSON', '25-34', 'F', 'STRANGER', false),
       (900001, 4, 1, md5('R3')::uuid, 'VICTIM', 1, 'PERSON', '25-34', 'F', 'STRANGER', false);
INSERT INTO vault.person_record (delivery_key, line_number, part, load_key, key_epoch, source_code, record_token, role_code,
    person_number, identity_digest, strong_id, forename, surname, date_of_birth, postcode)
VALUES (900001, 2, 1, 900001, 1, 'VS', md5('R1')::uuid, 'VICTIM', 1, md5('R1 Amina')::uuid, md5('S1')::uuid, md5('Amina')::uuid, md5('Khan')::uuid, md5('1990-05-01')::uuid, md5('BS5')::uuid),
       (900001, 3, 1, 900001, 1, 'VS', md5('R2')::uuid, 'VICTIM', 1, md5('R2 Amira')::uuid, md5('S1')::uuid, md5('Amira')::uuid, md5('Khan')::uuid, md5('1990-05-01')::uuid, md5('BS5')::uuid),
       (900001, 4, 1, 900001, 1, 'VS', md5('R3')::uuid, 'VICTIM', 1, md5('R3 Amira')::uuid, NULL, md5('Amira')::uuid, md5('Khan')::uuid, md5('1990-05-01')::uuid, md5('BS5')::uuid);
INSERT INTO staging.client_refusal (delivery_key, line_number, part, record_token)
VALUES (900002, 9, 1, md5('R2')::uuid);
