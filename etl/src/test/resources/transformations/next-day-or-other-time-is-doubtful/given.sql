-- The next day and the strand alone; the same day at another hour; the next day, at night; the same day, an hour apart. The first two leave it open.
INSERT INTO audit.delivery (delivery_key, feed, source_code, business_date, file_name, sha256, size_bytes)
OVERRIDING SYSTEM VALUE
VALUES (900001, 'incident', 'ASP', '2024-02-28', 'file-1', repeat('1', 64), 1),
       (900002, 'incident', 'VS', '2024-02-28', 'file-2', repeat('2', 64), 1);
INSERT INTO audit.load (load_key, delivery_key, run_key) OVERRIDING SYSTEM VALUE VALUES (900001, 900001, 900000), (900002, 900002, 900000);
INSERT INTO staging.incident (delivery_key, line_number, part, row_digest, record_token, group_token, source_updated, area,
    geography_method, authority_code, ward_code, lsoa_code, postcode, place_token, location_type_code, record_type_code, status_code,
    recorded_date, occurred_from, time_precision, offence_code, strand_codes, reported_to_police, police_record_token, client_agreement_code)
VALUES (900001, 2, 1, md5('row 1 2')::uuid, md5('C1')::uuid, NULL, '2024-02-01 10:00Z', 'INSIDE', 'POSTCODE', 'E06000023', 'E05010907', 'E01033353', 'BS1 1AA', NULL, 'STREET', 'CRIME', 'ACTIVE',
        '2024-02-01', '2024-01-10 10:00', 'EXACT', '9B', '{RACE}', NULL, NULL, NULL),
       (900002, 2, 1, md5('row 2 2')::uuid, md5('R1')::uuid, NULL, NULL, 'INSIDE', 'FEED', 'E06000023', NULL, NULL, NULL, NULL, 'STREET', 'THIRD_SECTOR_REPORT', 'ACTIVE',
        '2024-02-01', '2024-01-11', 'DATE', NULL, '{RACE}', 'NOT_KNOWN', NULL, 'LINKING'),
       (900001, 3, 1, md5('row 1 3')::uuid, md5('C2')::uuid, NULL, '2024-02-01 10:00Z', 'INSIDE', 'POSTCODE', 'E06000023', 'E05010907', 'E01033353', 'BS1 1AA', NULL, 'STREET', 'CRIME', 'ACTIVE',
        '2024-02-01', '2024-01-10 08:00', 'EXACT', '9B', '{RACE}', NULL, NULL, NULL),
       (900002, 3, 1, md5('row 2 3')::uuid, md5('R2')::uuid, NULL, NULL, 'INSIDE', 'POSTCODE', 'E06000023', 'E05010907', 'E01033353', 'BS1 1AA', NULL, 'STREET', 'THIRD_SECTOR_REPORT', 'ACTIVE',
        '2024-02-01', '2024-01-10 20:01', 'EXACT', NULL, '{RACE}', 'NOT_KNOWN', NULL, 'LINKING'),
       (900001, 4, 1, md5('row 1 4')::uuid, md5('C3')::uuid, NULL, '2024-02-01 10:00Z', 'INSIDE', 'POSTCODE', 'E06000023', 'E05010907', 'E01033353', 'BS1 1AA', NULL, 'STREET', 'CRIME', 'ACTIVE',
        '2024-02-01', '2024-01-10 23:40', 'EXACT', '9B', '{RACE}', NULL, NULL, NULL),
       (900002, 4, 1, md5('row 2 4')::uuid, md5('R3')::uuid, NULL, NULL, 'INSIDE', 'POSTCODE', 'E06000023', 'E05010907', 'E01033353', 'BS1 1AA', NULL, 'STREET', 'THIRD_SECTOR_REPORT', 'ACTIVE',
        '2024-02-01', '2024-01-11 00:20', 'EXACT', NULL, '{RACE}', 'NOT_KNOWN', NULL, 'LINKING'),
       (900001, 5, 1, md5('row 1 5')::uuid, md5('C4')::uuid, NULL, '2024-02-01 10:00Z', 'INSIDE', 'POSTCODE', 'E06000023', 'E05010907', 'E01033353', 'BS1 1AA', NULL, 'STREET', 'CRIME', 'ACTIVE',
        '2024-02-01', '2024-01-10 10:00', 'EXACT', '9B', '{RACE}', NULL, NULL, NULL),
       (900002, 5, 1, md5('row 2 5')::uuid, md5('R4')::uuid, NULL, NULL, 'INSIDE', 'FEED', 'E06000023', NULL, NULL, NULL, NULL, 'STREET', 'THIRD_SECTOR_REPORT', 'ACTIVE',
        '2024-02-01', '2024-01-10 11:00', 'EXACT', NULL, '{RACE}', 'NOT_KNOWN', NULL, 'LINKING');
INSERT INTO staging.involvement (delivery_key, line_number, part, record_token, role_code, person_number, person_kind, age_band_code,
    gender_code, ethnicity_self_code, ethnicity_officer_code, relationship_code, is_at_work, involved_token)
VALUES (900001, 2, 1, md5('C1')::uuid, 'VICTIM', 1, 'PERSON', '25-34', 'F', NULL, NULL, 'STRANGER', false, NULL),
       (900002, 2, 1, md5('R1')::uuid, 'VICTIM', 1, 'PERSON', '25-34', 'F', NULL, NULL, 'STRANGER', false, NULL),
       (900001, 3, 1, md5('C2')::uuid, 'VICTIM', 1, 'PERSON', '25-34', 'F', NULL, NULL, 'STRANGER', false, NULL),
       (900002, 3, 1, md5('R2')::uuid, 'VICTIM', 1, 'PERSON', '25-34', 'F', NULL, NULL, 'STRANGER', false, NULL),
       (900001, 4, 1, md5('C3')::uuid, 'VICTIM', 1, 'PERSON', '25-34', 'F', NULL, NULL, 'STRANGER', false, NULL),
       (900002, 4, 1, md5('R3')::uuid, 'VICTIM', 1, 'PERSON', '25-34', 'F', NULL, NULL, 'STRANGER', false, NULL),
       (900001, 5, 1, md5('C4')::uuid, 'VICTIM', 1, 'PERSON', '25-34', 'F', NULL, NULL, 'STRANGER', false, NULL),
       (900002, 5, 1, md5('R4')::uuid, 'VICTIM', 1, 'PERSON', '25-34', 'F', NULL, NULL, 'STRANGER', false, NULL);
INSERT INTO vault.person_record (delivery_key, line_number, part, load_key, key_epoch, source_code, record_token, role_code,
    person_number, identity_digest, strong_id, forename, surname, date_of_birth, postcode)
VALUES (900001, 2, 1, 900001, 1, 'ASP', md5('C1')::uuid, 'VICTIM', 1, md5('C1 None Client1 Khan 1990-05-01 BS5')::uuid, NULL, md5('Client1')::uuid, md5('Khan')::uuid, md5('1990-05-01')::uuid, md5('BS5')::uuid),
       (900002, 2, 1, 900002, 1, 'VS', md5('R1')::uuid, 'VICTIM', 1, md5('R1 None Client1 Khan 1990-05-01 BS5')::uuid, NULL, md5('Client1')::uuid, md5('Khan')::uuid, md5('1990-05-01')::uuid, md5('BS5')::uuid),
       (900001, 3, 1, 900001, 1, 'ASP', md5('C2')::uuid, 'VICTIM', 1, md5('C2 None Client2 Khan 1990-05-02 BS5')::uuid, NULL, md5('Client2')::uuid, md5('Khan')::uuid, md5('1990-05-02')::uuid, md5('BS5')::uuid),
       (900002, 3, 1, 900002, 1, 'VS', md5('R2')::uuid, 'VICTIM', 1, md5('R2 None Client2 Khan 1990-05-02 BS5')::uuid, NULL, md5('Client2')::uuid, md5('Khan')::uuid, md5('1990-05-02')::uuid, md5('BS5')::uuid),
       (900001, 4, 1, 900001, 1, 'ASP', md5('C3')::uuid, 'VICTIM', 1, md5('C3 None Client3 Khan 1990-05-03 BS5')::uuid, NULL, md5('Client3')::uuid, md5('Khan')::uuid, md5('1990-05-03')::uuid, md5('BS5')::uuid),
       (900002, 4, 1, 900002, 1, 'VS', md5('R3')::uuid, 'VICTIM', 1, md5('R3 None Client3 Khan 1990-05-03 BS5')::uuid, NULL, md5('Client3')::uuid, md5('Khan')::uuid, md5('1990-05-03')::uuid, md5('BS5')::uuid),
       (900001, 5, 1, 900001, 1, 'ASP', md5('C4')::uuid, 'VICTIM', 1, md5('C4 None Client4 Khan 1990-05-04 BS5')::uuid, NULL, md5('Client4')::uuid, md5('Khan')::uuid, md5('1990-05-04')::uuid, md5('BS5')::uuid),
       (900002, 5, 1, 900002, 1, 'VS', md5('R4')::uuid, 'VICTIM', 1, md5('R4 None Client4 Khan 1990-05-04 BS5')::uuid, NULL, md5('Client4')::uuid, md5('Khan')::uuid, md5('1990-05-04')::uuid, md5('BS5')::uuid);
