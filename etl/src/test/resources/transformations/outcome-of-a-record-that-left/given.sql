-- A crime moves out of the area and takes its outcomes out of the figures; what is told of it then waits. It returns, and so does
-- what it had come to, but for an outcome of which the source said otherwise meanwhile; and what waited is given to it.
INSERT INTO audit.delivery (delivery_key, feed, source_code, business_date, file_name, sha256, size_bytes)
OVERRIDING SYSTEM VALUE
VALUES (900001, 'incident', 'ASP', date '2024-02-28' + 0, 'file-1', repeat('1', 64), 1),
       (900002, 'outcome', 'ASP', date '2024-02-28' + 1, 'file-2', repeat('2', 64), 1),
       (900003, 'incident', 'ASP', date '2024-02-28' + 2, 'file-3', repeat('3', 64), 1),
       (900004, 'outcome', 'ASP', date '2024-02-28' + 3, 'file-4', repeat('4', 64), 1),
       (900005, 'incident', 'ASP', date '2024-02-28' + 4, 'file-5', repeat('5', 64), 1);
INSERT INTO audit.load (load_key, delivery_key, run_key) OVERRIDING SYSTEM VALUE VALUES (900001, 900001, 900000), (900002, 900002, 900000), (900003, 900003, 900000), (900004, 900004, 900000), (900005, 900005, 900000);
INSERT INTO staging.incident (delivery_key, line_number, part, row_digest, record_token, group_token, source_updated, area,
    geography_method, authority_code, ward_code, lsoa_code, postcode, place_token, location_type_code, record_type_code, status_code,
    recorded_date, occurred_from, occurred_to, time_precision, offence_code, strand_codes, target_code)
VALUES (900001, 2, 1, md5('incident 900001 2')::uuid, md5('C1')::uuid, NULL, '2024-02-02 10:00Z', 'INSIDE', 'POSTCODE', 'E06000023', 'E05010907', 'E01033353', 'BS1 1AA',
        NULL, 'STREET', 'CRIME', 'ACTIVE', '2024-02-01', '2024-01-31 21:30', NULL, 'EXACT', '9B', '{RACE}', NULL),
       (900003, 2, 1, md5('incident 900003 2')::uuid, md5('C1')::uuid, NULL, '2024-02-20 10:00Z', 'OUTSIDE', 'DISTRICT', NULL, NULL, NULL, NULL,
        NULL, 'STREET', 'CRIME', 'ACTIVE', '2024-02-01', '2024-01-31 21:30', NULL, 'EXACT', '9B', '{RACE}', NULL),
       (900005, 2, 1, md5('incident 900005 2')::uuid, md5('C1')::uuid, NULL, '2024-02-25 10:00Z', 'INSIDE', 'POSTCODE', 'E06000023', 'E05010907', 'E01033353', 'BS1 1AA',
        NULL, 'STREET', 'CRIME', 'ACTIVE', '2024-02-01', '2024-01-31 21:30', NULL, 'EXACT', '9B', '{RACE}', NULL);
INSERT INTO staging.outcome (delivery_key, line_number, part, row_digest, outcome_token, record_token, involved_token, source_updated,
    outcome_code, outcome_date, is_withdrawn, waiting_days)
VALUES (900002, 2, 1, md5('outcome 900002 2')::uuid, md5('O1')::uuid, md5('C1')::uuid, NULL, '2024-02-10 10:00Z', '18', '2024-02-10', false, 90),
       (900002, 3, 1, md5('outcome 900002 3')::uuid, md5('O2')::uuid, md5('C1')::uuid, NULL, '2024-02-11 10:00Z', '1', '2024-02-11', false, 90),
       (900004, 2, 1, md5('outcome 900004 2')::uuid, md5('O2')::uuid, md5('C1')::uuid, NULL, '2024-02-21 10:00Z', '1', '2024-02-11', true, 90),
       (900004, 3, 1, md5('outcome 900004 3')::uuid, md5('O3')::uuid, md5('C1')::uuid, NULL, '2024-02-21 10:00Z', '8', '2024-02-21', false, 90);
