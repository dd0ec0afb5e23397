-- Twelve complete months: one crime a month in an LSOA of some decile, and one crime whose LSOA is not known, beside it without a
-- decile. Residents are those of all LSOAs of the decile.
INSERT INTO audit.delivery (delivery_key, feed, source_code, business_date, file_name, sha256, size_bytes)
OVERRIDING SYSTEM VALUE
VALUES (900001, 'incident', 'ASP', date '2024-02-28', 'file-1', repeat('1', 64), 1);
INSERT INTO audit.load (load_key, delivery_key, run_key) OVERRIDING SYSTEM VALUE VALUES (900001, 900001, 900000);
INSERT INTO staging.incident (delivery_key, line_number, part, row_digest, record_token, source_updated, area, geography_method, authority_code,
    ward_code, lsoa_code, location_type_code, record_type_code, status_code, recorded_date, occurred_from, time_precision, offence_code, strand_codes, target_code)
SELECT 900001, line, 1, md5('row 900001 ' || line)::uuid, md5('C' || line)::uuid, month + time '10:00', 'INSIDE', 'LSOA', 'E06000023',
       'E05010907', CASE WHEN n = 1 THEN 'E01033353' END, 'STREET', 'CRIME', 'ACTIVE', month, month + time '21:30', 'EXACT', '9B', '{RACE}'::text[], NULL
FROM (SELECT row_number() OVER () + 1 AS line, month::date AS month, n
      FROM (SELECT m, CASE WHEN i = 12 THEN 2 ELSE 1 END FROM generate_series(date '2023-02-01', '2024-01-01', interval '1 month') WITH ORDINALITY AS g (m, i)) AS told (month, amount), generate_series(1, amount) AS n) AS row;
