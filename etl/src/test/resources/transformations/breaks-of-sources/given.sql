-- The police sent from January 2023 to now; one charity began in March 2023, another has sent nothing since June.
INSERT INTO audit.delivery (delivery_key, feed, source_code, business_date, file_name, sha256, size_bytes)
OVERRIDING SYSTEM VALUE
VALUES (900001, 'incident', 'ASP', date '2024-02-28', 'file-1', repeat('1', 64), 1),
       (900002, 'incident', 'VS', date '2024-02-28', 'file-2', repeat('2', 64), 1),
       (900003, 'incident', 'VOL', date '2023-07-01', 'file-3', repeat('3', 64), 1);
INSERT INTO audit.load (load_key, delivery_key, run_key) OVERRIDING SYSTEM VALUE VALUES (900001, 900001, 900000), (900002, 900002, 900000), (900003, 900003, 900000);
INSERT INTO staging.incident (delivery_key, line_number, part, row_digest, record_token, source_updated, area, geography_method, authority_code,
    ward_code, lsoa_code, location_type_code, record_type_code, status_code, recorded_date, occurred_from, time_precision, offence_code, strand_codes, target_code)
SELECT 900001, line, 1, md5('row 900001 ' || line)::uuid, md5('C' || line)::uuid, month + time '10:00', 'INSIDE', 'LSOA', 'E06000023',
       'E05010907', 'E01033353', 'STREET', 'CRIME', 'ACTIVE', month, month + time '21:30', 'EXACT', '9B', '{RACE}'::text[], NULL
FROM (SELECT row_number() OVER () + 1 AS line, month::date AS month, n
      FROM (VALUES (date '2023-01-05', 1)) AS told (month, amount), generate_series(1, amount) AS n) AS row;
INSERT INTO staging.incident (delivery_key, line_number, part, row_digest, record_token, source_updated, area, geography_method, authority_code,
    ward_code, lsoa_code, location_type_code, record_type_code, status_code, recorded_date, occurred_from, time_precision, offence_code, strand_codes, target_code)
SELECT 900002, line, 1, md5('row 900002 ' || line)::uuid, md5('R' || line)::uuid, month + time '10:00', 'INSIDE', 'LSOA', 'E06000023',
       'E05010907', 'E01033353', 'STREET', 'THIRD_SECTOR_REPORT', 'ACTIVE', month, month + time '21:30', 'EXACT', NULL, '{RACE}'::text[], NULL
FROM (SELECT row_number() OVER () + 1 AS line, month::date AS month, n
      FROM (VALUES (date '2023-03-05', 1)) AS told (month, amount), generate_series(1, amount) AS n) AS row;
INSERT INTO staging.incident (delivery_key, line_number, part, row_digest, record_token, source_updated, area, geography_method, authority_code,
    ward_code, lsoa_code, location_type_code, record_type_code, status_code, recorded_date, occurred_from, time_precision, offence_code, strand_codes, target_code)
SELECT 900003, line, 1, md5('row 900003 ' || line)::uuid, md5('S' || line)::uuid, month + time '10:00', 'INSIDE', 'LSOA', 'E06000023',
       'E05010907', 'E01033353', 'STREET', 'THIRD_SECTOR_REPORT', 'ACTIVE', month, month + time '21:30', 'EXACT', NULL, '{RACE}'::text[], NULL
FROM (SELECT row_number() OVER () + 1 AS line, month::date AS month, n
      FROM (VALUES (date '2023-01-05', 1)) AS told (month, amount), generate_series(1, amount) AS n) AS row;
