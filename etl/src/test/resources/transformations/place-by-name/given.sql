-- A public place is shown by name; one whose name any of its records forbids is not, nor one without a name; a place anybody called a
-- home is not listed, and a name given for it neither.
INSERT INTO audit.delivery (delivery_key, feed, source_code, business_date, file_name, sha256, size_bytes)
OVERRIDING SYSTEM VALUE
VALUES (900001, 'incident', 'ASP', '2024-02-28', 'file-1', repeat('1', 64), 1);
INSERT INTO audit.load (load_key, delivery_key, run_key) OVERRIDING SYSTEM VALUE VALUES (900001, 900001, 900000);
INSERT INTO staging.incident (delivery_key, line_number, part, row_digest, record_token, group_token, source_updated, area,
    geography_method, authority_code, ward_code, lsoa_code, postcode, place_token, place_name, location_type_code, record_type_code, status_code,
    recorded_date, occurred_from, time_precision, offence_code, strand_codes, reported_to_police, police_record_token, client_agreement_code)
VALUES (900001, 2, 1, md5('row 1 2')::uuid, md5('C1')::uuid, NULL, '2024-02-01 10:00Z', 'INSIDE', 'POSTCODE', 'E06000023', 'E05010907', 'E01033353', 'BS1 1AA', md5('shop')::uuid, 'Village Pantry Church Road', 'RETAIL', 'CRIME', 'ACTIVE',
        '2024-02-01', '2024-01-31 21:30', 'EXACT', '9B', '{RACE}', NULL, NULL, NULL),
       (900001, 3, 1, md5('row 1 3')::uuid, md5('C2')::uuid, NULL, '2024-02-01 10:00Z', 'INSIDE', 'POSTCODE', 'E06000023', 'E05010907', 'E01033353', 'BS1 1AA', md5('shop')::uuid, 'Village Pantry Church Road', 'RETAIL', 'CRIME', 'ACTIVE',
        '2024-02-01', '2024-01-31 21:30', 'EXACT', '9B', '{RACE}', NULL, NULL, NULL),
       (900001, 4, 1, md5('row 1 4')::uuid, md5('C3')::uuid, NULL, '2024-02-01 10:00Z', 'INSIDE', 'POSTCODE', 'E06000023', 'E05010907', 'E01033353', 'BS1 1AA', md5('home')::uuid, 'Church Lane', 'HOME', 'CRIME', 'ACTIVE',
        '2024-02-01', '2024-01-30 21:30', 'EXACT', '9B', '{RACE}', NULL, NULL, NULL),
       (900001, 5, 1, md5('row 1 5')::uuid, md5('C4')::uuid, NULL, '2024-02-01 10:00Z', 'INSIDE', 'POSTCODE', 'E06000023', 'E05010907', 'E01033353', 'BS1 1AA', md5('home')::uuid, 'Church Lane', 'STREET', 'CRIME', 'ACTIVE',
        '2024-02-01', '2024-01-30 21:30', 'EXACT', '9B', '{RACE}', NULL, NULL, NULL),
       (900001, 6, 1, md5('row 1 6')::uuid, md5('C5')::uuid, NULL, '2024-02-01 10:00Z', 'INSIDE', 'POSTCODE', 'E06000023', 'E05010907', 'E01033353', 'BS1 1AA', md5('street')::uuid, 'Smithers Road', 'STREET', 'CRIME', 'ACTIVE',
        '2024-02-01', '2024-01-29 21:30', 'EXACT', '9B', '{RACE}', NULL, NULL, NULL),
       (900001, 7, 1, md5('row 1 7')::uuid, md5('C6')::uuid, NULL, '2024-02-01 10:00Z', 'INSIDE', 'POSTCODE', 'E06000023', 'E05010907', 'E01033353', 'BS1 1AA', md5('street')::uuid, '', 'STREET', 'CRIME', 'ACTIVE',
        '2024-02-01', '2024-01-29 21:30', 'EXACT', '9B', '{RACE}', NULL, NULL, NULL),
       (900001, 8, 1, md5('row 1 8')::uuid, md5('C7')::uuid, NULL, '2024-02-01 10:00Z', 'INSIDE', 'POSTCODE', 'E06000023', 'E05010907', 'E01033353', 'BS1 1AA', md5('park')::uuid, NULL, 'OPEN', 'CRIME', 'ACTIVE',
        '2024-02-01', '2024-01-28 21:30', 'EXACT', '9B', '{RACE}', NULL, NULL, NULL),
       (900001, 9, 1, md5('row 1 9')::uuid, md5('C8')::uuid, NULL, '2024-02-01 10:00Z', 'INSIDE', 'POSTCODE', 'E06000023', 'E05010907', 'E01033353', 'BS1 1AA', md5('park')::uuid, NULL, 'OPEN', 'CRIME', 'ACTIVE',
        '2024-02-01', '2024-01-28 21:30', 'EXACT', '9B', '{RACE}', NULL, NULL, NULL),
       (900001, 10, 1, md5('row 1 10')::uuid, md5('C9')::uuid, NULL, '2024-02-01 10:00Z', 'INSIDE', 'POSTCODE', 'E06000023', 'E05010907', 'E01033353', 'BS1 1AA', md5('named only where not public')::uuid, 'Dean Crescent', 'OTHER', 'CRIME', 'ACTIVE',
        '2024-02-01', '2024-01-27 21:30', 'EXACT', '9B', '{RACE}', NULL, NULL, NULL);
INSERT INTO staging.involvement (delivery_key, line_number, part, record_token, role_code, person_number, person_kind, age_band_code,
    gender_code, ethnicity_self_code, ethnicity_officer_code, relationship_code, is_at_work, involved_token)
VALUES (900001, 2, 1, md5('C1')::uuid, 'VICTIM', 1, 'PERSON', '25-34', 'F', NULL, NULL, 'STRANGER', false, md5('C1 N1')::uuid),
       (900001, 3, 1, md5('C2')::uuid, 'VICTIM', 1, 'PERSON', '25-34', 'F', NULL, NULL, 'STRANGER', false, md5('C2 N2')::uuid),
       (900001, 4, 1, md5('C3')::uuid, 'VICTIM', 1, 'PERSON', '25-34', 'F', NULL, NULL, 'STRANGER', false, md5('C3 N3')::uuid),
       (900001, 5, 1, md5('C4')::uuid, 'VICTIM', 1, 'PERSON', '25-34', 'F', NULL, NULL, 'STRANGER', false, md5('C4 N4')::uuid),
       (900001, 6, 1, md5('C5')::uuid, 'VICTIM', 1, 'PERSON', '25-34', 'F', NULL, NULL, 'STRANGER', false, md5('C5 N5')::uuid),
       (900001, 7, 1, md5('C6')::uuid, 'VICTIM', 1, 'PERSON', '25-34', 'F', NULL, NULL, 'STRANGER', false, md5('C6 N6')::uuid);
INSERT INTO vault.person_record (delivery_key, line_number, part, load_key, key_epoch, source_code, record_token, role_code,
    person_number, identity_digest, strong_id, forename, surname, date_of_birth, postcode)
VALUES (900001, 2, 1, 900001, 1, 'ASP', md5('C1')::uuid, 'VICTIM', 1, md5('C1 N1 None None None')::uuid, md5('N1')::uuid, NULL, NULL, NULL, NULL),
       (900001, 3, 1, 900001, 1, 'ASP', md5('C2')::uuid, 'VICTIM', 1, md5('C2 N2 None None None')::uuid, md5('N2')::uuid, NULL, NULL, NULL, NULL),
       (900001, 4, 1, 900001, 1, 'ASP', md5('C3')::uuid, 'VICTIM', 1, md5('C3 N3 None None None')::uuid, md5('N3')::uuid, NULL, NULL, NULL, NULL),
       (900001, 5, 1, 900001, 1, 'ASP', md5('C4')::uuid, 'VICTIM', 1, md5('C4 N4 None None None')::uuid, md5('N4')::uuid, NULL, NULL, NULL, NULL),
       (900001, 6, 1, 900001, 1, 'ASP', md5('C5')::uuid, 'VICTIM', 1, md5('C5 N5 None None None')::uuid, md5('N5')::uuid, NULL, NULL, NULL, NULL),
       (900001, 7, 1, 900001, 1, 'ASP', md5('C6')::uuid, 'VICTIM', 1, md5('C6 N6 None None None')::uuid, md5('N6')::uuid, NULL, NULL, NULL, NULL);
