-- A crime becomes another offence, and another no crime: each has a new version from the second delivery on, and the versions of
-- before stay as they were known. Only what is known now is counted.
INSERT INTO audit.delivery (delivery_key, feed, source_code, business_date, file_name, sha256, size_bytes)
OVERRIDING SYSTEM VALUE
VALUES (900001, 'incident', 'ASP', date '2024-02-28', 'file-1', repeat('1', 64), 1),
       (900002, 'incident', 'ASP', date '2024-02-29', 'file-2', repeat('2', 64), 1);
INSERT INTO audit.load (load_key, delivery_key, run_key) OVERRIDING SYSTEM VALUE VALUES (900001, 900001, 900000), (900002, 900002, 900000);
INSERT INTO staging.incident (delivery_key, line_number, part, row_digest, record_token, source_updated, area, geography_method, authority_code,
    ward_code, lsoa_code, location_type_code, record_type_code, status_code, recorded_date, occurred_from, time_precision, offence_code, strand_codes, target_code)
VALUES (900001, 2, 1, md5('row 900001 2')::uuid, md5('C1')::uuid, '2024-02-02 10:00Z', 'INSIDE', 'LSOA', 'E06000023', 'E05010907', 'E01033353', 'STREET', 'CRIME', 'ACTIVE', '2024-01-10', '2024-01-09 21:30', 'EXACT', '9B', '{RACE}', NULL),
       (900001, 3, 1, md5('row 900001 3')::uuid, md5('C2')::uuid, '2024-02-02 10:00Z', 'INSIDE', 'LSOA', 'E06000023', 'E05010907', 'E01033353', 'STREET', 'CRIME', 'ACTIVE', '2024-01-10', '2024-01-09 21:30', 'EXACT', '9B', '{RACE}', NULL),
       (900002, 2, 1, md5('row 900002 2')::uuid, md5('C1')::uuid, '2024-02-03 10:00Z', 'INSIDE', 'LSOA', 'E06000023', 'E05010907', 'E01033353', 'STREET', 'CRIME', 'ACTIVE', '2024-01-10', '2024-01-09 21:30', 'EXACT', '8P', '{RACE}', NULL),
       (900002, 3, 1, md5('row 900002 3')::uuid, md5('C2')::uuid, '2024-02-03 10:00Z', 'INSIDE', 'LSOA', 'E06000023', 'E05010907', 'E01033353', 'STREET', 'NON_CRIME_INCIDENT', 'ACTIVE', '2024-01-10', '2024-01-09 21:30', 'EXACT', NULL, '{RACE}', NULL);
