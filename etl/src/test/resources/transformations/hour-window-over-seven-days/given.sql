-- A window of eight days is in no hour and is counted; one of seven days is in every hour of the week alike.
INSERT INTO audit.delivery (delivery_key, feed, source_code, business_date, file_name, sha256, size_bytes)
OVERRIDING SYSTEM VALUE
VALUES (900001, 'incident', 'ASP', date '2024-02-28' + 0, 'file-1', repeat('1', 64), 1);
INSERT INTO audit.load (load_key, delivery_key, run_key) OVERRIDING SYSTEM VALUE VALUES (900001, 900001, 900000);
INSERT INTO staging.incident (delivery_key, line_number, part, row_digest, record_token, group_token, source_updated, area,
    geography_method, authority_code, ward_code, lsoa_code, postcode, place_token, location_type_code, record_type_code, status_code,
    recorded_date, occurred_from, occurred_to, time_precision, offence_code, strand_codes, target_code)
VALUES (900001, 2, 1, md5('incident 900001 2')::uuid, md5('C1')::uuid, NULL, '2024-02-02 10:00Z', 'INSIDE', 'POSTCODE', 'E06000023', 'E05010907', 'E01033353', 'BS1 1AA',
        NULL, 'STREET', 'CRIME', 'ACTIVE', '2024-02-01', '2024-01-20 12:00', '2024-01-28 12:00', 'WINDOW', '9B', '{RACE}', NULL),
       (900001, 3, 1, md5('incident 900001 3')::uuid, md5('C2')::uuid, NULL, '2024-02-02 10:00Z', 'INSIDE', 'POSTCODE', 'E06000023', 'E05010907', 'E01033353', 'BS1 1AA',
        NULL, 'STREET', 'CRIME', 'ACTIVE', '2024-02-01', '2024-01-20 12:00', '2024-01-27 12:00', 'WINDOW', '9B', '{RACE}', NULL);
