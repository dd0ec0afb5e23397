-- A correction moves C1 from Wednesday evening in January, with the months recorded unchanged, to Friday morning in February and to another
-- ward; C2 is a window of two hours over midnight, C3 a date alone. Each geography kind holds each crime once.
INSERT INTO audit.delivery (delivery_key, feed, source_code, business_date, file_name, sha256, size_bytes)
OVERRIDING SYSTEM VALUE
VALUES (900001, 'incident', 'ASP', date '2024-02-28', 'file-1', repeat('1', 64), 1), (900002, 'incident', 'ASP', date '2024-02-29', 'file-2', repeat('2', 64), 1);
INSERT INTO audit.load (load_key, delivery_key, run_key) OVERRIDING SYSTEM VALUE VALUES (900001, 900001, 900000), (900002, 900002, 900000);
INSERT INTO staging.incident (delivery_key, line_number, part, row_digest, record_token, source_updated, area, geography_method, authority_code,
    ward_code, lsoa_code, location_type_code, record_type_code, status_code, recorded_date, occurred_from, occurred_to, time_precision, offence_code, strand_codes, target_code)
SELECT delivery, line, 1, md5(delivery || ' ' || line)::uuid, md5('C' || crime)::uuid, updated, 'INSIDE', 'LSOA', 'E06000023', ward, 'E01033353', 'STREET',
       'CRIME', 'ACTIVE', '2024-02-10', from_, to_, precision_, '9B', '{RACE}', NULL
FROM (VALUES (900001, 2, 1, timestamptz '2024-02-12 10:00Z', 'E05010907', timestamp '2024-01-31 21:30', NULL::timestamp, 'EXACT'),
             (900001, 3, 2, '2024-02-12 10:00Z', 'E05010907', '2024-01-31 23:00', '2024-02-01 01:00', 'WINDOW'),
             (900001, 4, 3, '2024-02-12 10:00Z', 'E05010907', '2024-01-31 00:00', NULL, 'DATE'),
             (900002, 2, 1, '2024-02-13 10:00Z', 'E05010908', '2024-02-02 10:00', NULL, 'EXACT')) AS given (delivery, line, crime, updated, ward, from_, to_, precision_);
