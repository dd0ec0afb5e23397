-- Of figures that no other case tells: one crime a month for 13 months, then two of one log for 12, all in one LSOA with 2,014 residents in
-- the fifth decile; a street crime of that LSOA; and the accounts of the delivery.
INSERT INTO audit.delivery (delivery_key, feed, source_code, business_date, file_name, sha256, size_bytes)
OVERRIDING SYSTEM VALUE
VALUES (900001, 'incident', 'ASP', date '2024-02-28', 'file-1', repeat('1', 64), 1), (900002, 'test', 'PUK', date '2024-02-28', 'file-2', repeat('2', 64), 1);
INSERT INTO audit.load (load_key, delivery_key, run_key, state, started_at, finished_at, rows_read, rows_loaded, rows_unchanged, rows_stale, rows_outside_area,
    rows_rejected, rows_duplicate)
OVERRIDING SYSTEM VALUE
VALUES (900001, 900001, 900000, 'PUBLISHED', '2024-02-29 03:00:00Z', '2024-02-29 03:02:03.5Z', 50, 37, 6, 3, 1, 2, 1), (900002, 900002, 900000, 'RUNNING', now(), NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO staging.incident (delivery_key, line_number, part, row_digest, record_token, group_token, source_updated, area, geography_method, authority_code,
    ward_code, lsoa_code, location_type_code, record_type_code, status_code, recorded_date, occurred_from, time_precision, offence_code, strand_codes, target_code)
SELECT 900001, row_number() OVER () + 1, 1, md5('row ' || day || crime)::uuid, md5('C' || day || crime)::uuid, md5('L' || day)::uuid, '2024-02-02 10:00Z', 'INSIDE', 'LSOA', 'E06000023',
       'E05010907', 'E01033353', 'STREET', 'CRIME', 'ACTIVE', day::date, day::date + interval '21 hours 30 minutes', 'EXACT', '9B', '{RACE}', NULL
FROM generate_series(timestamp '2022-01-10', '2024-01-10', '1 month') AS day
CROSS JOIN LATERAL generate_series(1, CASE WHEN day < '2023-02-01' THEN 1 ELSE 2 END) AS crime;
INSERT INTO staging.street_crime (delivery_key, line_number, part, row_digest, area, month, force, crime_id, lsoa_code, category_code, outcome_code)
VALUES (900002, 2, 1, md5('a')::uuid, 'INSIDE', '2024-01-01', 'Avon and Somerset Constabulary', NULL, 'E01033353', 'anti-social-behaviour', NULL);
