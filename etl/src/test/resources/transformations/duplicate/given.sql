-- Equal rows of one delivery are one; the same rows in the next delivery are unchanged.
INSERT INTO audit.delivery (delivery_key, feed, source_code, business_date, file_name, sha256, size_bytes)
OVERRIDING SYSTEM VALUE
VALUES (900001, 'test', 'ASP', date '2024-02-28' + 0, 'file-1', repeat('1', 64), 1),
       (900002, 'test', 'ASP', date '2024-02-28' + 1, 'file-2', repeat('2', 64), 1);
INSERT INTO audit.load (load_key, delivery_key, run_key) OVERRIDING SYSTEM VALUE VALUES (900001, 900001, 900000), (900002, 900002, 900000);
INSERT INTO staging.incident (delivery_key, line_number, part, row_digest, record_token, group_token, source_updated, area,
    geography_method, authority_code, ward_code, lsoa_code, postcode, place_token, location_type_code, record_type_code, status_code,
    recorded_date, occurred_from, time_precision, offence_code, strand_codes, target_code)
VALUES (900001, 2, 1, md5('a')::uuid, md5('C1')::uuid, NULL, '2024-02-01 10:00Z', 'INSIDE', 'POSTCODE', 'E06000023', 'E05010907', 'E01033353', 'BS1 1AA',
        NULL, 'STREET', 'CRIME', 'ACTIVE', '2024-02-01', '2024-01-31 21:30', 'EXACT', '9B', '{RACE}', NULL),
       (900001, 3, 1, md5('a')::uuid, md5('C1')::uuid, NULL, '2024-02-01 10:00Z', 'INSIDE', 'POSTCODE', 'E06000023', 'E05010907', 'E01033353', 'BS1 1AA',
        NULL, 'STREET', 'CRIME', 'ACTIVE', '2024-02-01', '2024-01-31 21:30', 'EXACT', '9B', '{RACE}', NULL),
       (900002, 2, 1, md5('a')::uuid, md5('C1')::uuid, NULL, '2024-02-01 10:00Z', 'INSIDE', 'POSTCODE', 'E06000023', 'E05010907', 'E01033353', 'BS1 1AA',
        NULL, 'STREET', 'CRIME', 'ACTIVE', '2024-02-01', '2024-01-31 21:30', 'EXACT', '9B', '{RACE}', NULL);
INSERT INTO staging.involvement (delivery_key, line_number, part, record_token, role_code, person_number, person_kind, age_band_code,
    gender_code, ethnicity_self_code, ethnicity_officer_code, relationship_code, is_at_work)
VALUES (900001, 2, 1, md5('C1')::uuid, 'VICTIM', 1, 'PERSON', '25-34', 'F', 'A1', 'IC4', 'STRANGER', false),
       (900001, 3, 1, md5('C1')::uuid, 'VICTIM', 1, 'PERSON', '25-34', 'F', 'A1', 'IC4', 'STRANGER', false),
       (900002, 2, 1, md5('C1')::uuid, 'VICTIM', 1, 'PERSON', '25-34', 'F', 'A1', 'IC4', 'STRANGER', false);
INSERT INTO vault.person_record (delivery_key, line_number, part, load_key, key_epoch, source_code, record_token, role_code,
    person_number, identity_digest, strong_id, forename, surname, date_of_birth, postcode)
VALUES (900001, 2, 1, 900001, 1, 'ASP', md5('C1')::uuid, 'VICTIM', 1, md5('N1 Amina Khan 1990-05-01 BS5 1AA')::uuid,
        md5('N1')::uuid, md5('Amina')::uuid, md5('Khan')::uuid, md5('1990-05-01')::uuid, md5('BS5 1AA')::uuid),
       (900001, 3, 1, 900001, 1, 'ASP', md5('C1')::uuid, 'VICTIM', 1, md5('N1 Amina Khan 1990-05-01 BS5 1AA')::uuid,
        md5('N1')::uuid, md5('Amina')::uuid, md5('Khan')::uuid, md5('1990-05-01')::uuid, md5('BS5 1AA')::uuid),
       (900002, 2, 1, 900002, 1, 'ASP', md5('C1')::uuid, 'VICTIM', 1, md5('N1 Amina Khan 1990-05-01 BS5 1AA')::uuid,
        md5('N1')::uuid, md5('Amina')::uuid, md5('Khan')::uuid, md5('1990-05-01')::uuid, md5('BS5 1AA')::uuid);
