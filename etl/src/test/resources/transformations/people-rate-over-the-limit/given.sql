-- 10 of 46 not known are over 20 %: no rate by ethnicity, and the row says why; ages are all known and have one.
INSERT INTO audit.delivery (delivery_key, feed, source_code, business_date, file_name, sha256, size_bytes)
OVERRIDING SYSTEM VALUE
VALUES (900001, 'incident', 'ASP', date '2024-02-28', 'file-1', repeat('1', 64), 1);
INSERT INTO audit.load (load_key, delivery_key, run_key) OVERRIDING SYSTEM VALUE VALUES (900001, 900001, 900000);
CREATE TEMPORARY TABLE given AS
SELECT row_number() OVER () + 1 AS line_number, (date '2024-01-01' - make_interval(months => month))::date AS recorded, 'PERSON' AS kind, '25-34' AS age, 'F' AS gender,
       'A1' AS ethnicity
FROM generate_series(0, 35) AS month
UNION ALL
SELECT 100 + n, date '2024-01-10', 'PERSON', '25-34', 'F', CASE WHEN n <= 4 THEN 'NS' END FROM generate_series(1, 10) AS n;
INSERT INTO staging.incident (delivery_key, line_number, part, row_digest, record_token, source_updated, area, geography_method, authority_code,
    ward_code, lsoa_code, location_type_code, record_type_code, status_code, recorded_date, occurred_from, time_precision, offence_code, strand_codes, target_code)
SELECT 900001, line_number, 1, md5('row ' || line_number)::uuid, md5('C' || line_number)::uuid, '2024-02-02 10:00Z', 'INSIDE', 'LSOA', 'E06000023', 'E05010907',
       'E01033353', 'STREET', 'CRIME', 'ACTIVE', recorded, '2021-01-09 21:30', 'EXACT', '9B', '{RACE}', NULL
FROM given;
INSERT INTO staging.involvement (delivery_key, line_number, part, record_token, role_code, person_number, person_kind, age_band_code,
    gender_code, ethnicity_self_code, ethnicity_officer_code, relationship_code, is_at_work)
SELECT 900001, line_number, 1, md5('C' || line_number)::uuid, 'VICTIM', 1, kind, age, gender, ethnicity, NULL, 'STRANGER', false FROM given;
DROP TABLE given;
