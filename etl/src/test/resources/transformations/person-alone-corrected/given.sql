-- The second delivery changes nothing of the crime but its victim's age: the month of the crime is counted again.
INSERT INTO audit.delivery (delivery_key, feed, source_code, business_date, file_name, sha256, size_bytes)
OVERRIDING SYSTEM VALUE
VALUES (900001, 'incident', 'ASP', date '2024-02-28', 'file-1', repeat('1', 64), 1),
       (900002, 'incident', 'ASP', date '2024-02-29', 'file-2', repeat('2', 64), 1);
INSERT INTO audit.load (load_key, delivery_key, run_key) OVERRIDING SYSTEM VALUE VALUES (900001, 900001, 900000), (900002, 900002, 900000);
INSERT INTO staging.incident (delivery_key, line_number, part, row_digest, record_token, source_updated, area, geography_method, authority_code,
    ward_code, lsoa_code, location_type_code, record_type_code, status_code, recorded_date, occurred_from, time_precision, offence_code, strand_codes, target_code)
VALUES (900001, 2, 1, md5('row 900001 2')::uuid, md5('C1')::uuid, '2024-02-02 10:00Z', 'INSIDE', 'LSOA', 'E06000023', 'E05010907', 'E01033353', 'STREET', 'CRIME', 'ACTIVE', '2024-01-10', '2024-01-09 21:30', 'EXACT', '9B', '{RACE}', NULL),
       (900002, 2, 1, md5('row 900002 2')::uuid, md5('C1')::uuid, '2024-02-03 10:00Z', 'INSIDE', 'LSOA', 'E06000023', 'E05010907', 'E01033353', 'STREET', 'CRIME', 'ACTIVE', '2024-01-10', '2024-01-09 21:30', 'EXACT', '9B', '{RACE}', NULL);
INSERT INTO staging.involvement (delivery_key, line_number, part, record_token, role_code, person_number, person_kind, age_band_code,
    gender_code, ethnicity_self_code, ethnicity_officer_code, relationship_code, is_at_work)
VALUES (900001, 2, 1, md5('C1')::uuid, 'VICTIM', 1, 'PERSON', '25-34', 'F', 'A1', 'IC4', 'STRANGER', false),
       (900002, 2, 1, md5('C1')::uuid, 'VICTIM', 1, 'PERSON', '35-44', 'F', 'A1', 'IC4', 'STRANGER', false);
