-- By ward a fixed year of known adults, to the nearest 5: 7 are 5, 8 are 10, 4 and none are "under 5". Nobody under 18 or of
-- unknown age, no organisation, no crime of the running month or of more than 12 months ago.
INSERT INTO audit.delivery (delivery_key, feed, source_code, business_date, file_name, sha256, size_bytes)
OVERRIDING SYSTEM VALUE
VALUES (900001, 'incident', 'ASP', date '2024-02-28', 'file-1', repeat('1', 64), 1);
INSERT INTO audit.load (load_key, delivery_key, run_key) OVERRIDING SYSTEM VALUE VALUES (900001, 900001, 900000);
CREATE TEMPORARY TABLE given AS
SELECT row_number() OVER () + 1 AS line_number, g.recorded::date AS recorded, g.kind, g.age, g.gender, g.ethnicity
FROM (VALUES (7, '2024-01-10', 'PERSON', '25-34', 'F', 'A1'), (8, '2023-02-01', 'PERSON', '45-54', 'F', 'A1'), (4, '2024-01-11', 'PERSON', '35-44', 'M', 'NS'),
             (6, '2024-01-12', 'PERSON', '10-17', 'M', 'B1'), (6, '2024-01-13', 'PERSON', NULL, 'M', 'B1'), (6, '2024-01-14', 'ORGANISATION', NULL, NULL, NULL),
             (9, '2024-02-10', 'PERSON', '65-74', 'M', 'W1'), (9, '2023-01-31', 'PERSON', '65-74', 'M', 'W1')) AS g (people, recorded, kind, age, gender, ethnicity)
CROSS JOIN generate_series(1, g.people);
INSERT INTO staging.incident (delivery_key, line_number, part, row_digest, record_token, source_updated, area, geography_method, authority_code,
    ward_code, lsoa_code, location_type_code, record_type_code, status_code, recorded_date, occurred_from, time_precision, offence_code, strand_codes, target_code)
SELECT 900001, line_number, 1, md5('row ' || line_number)::uuid, md5('C' || line_number)::uuid, '2024-02-02 10:00Z', 'INSIDE', 'LSOA', 'E06000023', 'E05010907',
       'E01033353', 'STREET', 'CRIME', 'ACTIVE', recorded, '2021-01-09 21:30', 'EXACT', '9B', '{RACE}', NULL
FROM given;
INSERT INTO staging.involvement (delivery_key, line_number, part, record_token, role_code, person_number, person_kind, age_band_code,
    gender_code, ethnicity_self_code, ethnicity_officer_code, relationship_code, is_at_work)
SELECT 900001, line_number, 1, md5('C' || line_number)::uuid, 'VICTIM', 1, kind, age, gender, ethnicity, NULL, 'STRANGER', false FROM given;
DROP TABLE given;
