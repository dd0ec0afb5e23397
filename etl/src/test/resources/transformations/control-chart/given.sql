-- A baseline of 24 months of 10 and 12 in turn: average 11, median moving range 2, usual range 11 -/+ 3.145 x 2. Then a month
-- above it, one below, nine in a row just above the average, one on it. One crime a month is too few for a range.
INSERT INTO audit.delivery (delivery_key, feed, source_code, business_date, file_name, sha256, size_bytes)
OVERRIDING SYSTEM VALUE
VALUES (900001, 'incident', 'ASP', date '2024-02-28', 'file-1', repeat('1', 64), 1);
INSERT INTO audit.load (load_key, delivery_key, run_key) OVERRIDING SYSTEM VALUE VALUES (900001, 900001, 900000);
INSERT INTO staging.incident (delivery_key, line_number, part, row_digest, record_token, source_updated, area, geography_method, authority_code,
    ward_code, lsoa_code, location_type_code, record_type_code, status_code, recorded_date, occurred_from, time_precision, offence_code, strand_codes, target_code)
SELECT 900001, line, 1, md5('row 900001 ' || line)::uuid, md5('C' || line)::uuid, month + time '10:00', 'INSIDE', 'LSOA', 'E06000023',
       'E05010907', 'E01033353', 'STREET', 'CRIME', 'ACTIVE', month, month + time '21:30', 'EXACT', '9B', CASE WHEN n = 1 THEN '{RACE,DISABILITY}' ELSE '{RACE}' END::text[], NULL
FROM (SELECT row_number() OVER () + 1 AS line, month::date AS month, n
      FROM (SELECT m AS month, (CASE WHEN i <= 24 THEN 10 + 2 * ((i + 1) % 2) WHEN i = 25 THEN 18 WHEN i = 26 THEN 4 WHEN i <= 35 THEN 12 WHEN i = 36 THEN 11 ELSE 12 END)::integer AS n FROM generate_series(date '2021-01-01', '2024-02-01', interval '1 month') WITH ORDINALITY AS g (m, i)) AS told (month, amount), generate_series(1, amount) AS n) AS row;
