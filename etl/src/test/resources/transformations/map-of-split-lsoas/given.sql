-- The map draws LSOAs of 2011. E01014540 was split into E01033907, E01033908 and E01033910: crimes of its parts and those that
-- know only the old code are one figure on its outline, no crime lost and none counted twice. E01014485 stayed as it was.
-- A crime whose LSOA is not known is on no outline; a cancelled one in no figure. Two strands are one crime in the total.
INSERT INTO audit.delivery (delivery_key, feed, source_code, business_date, file_name, sha256, size_bytes)
OVERRIDING SYSTEM VALUE
VALUES (900001, 'test', 'ASP', date '2024-03-01', 'file-1', repeat('1', 64), 1);
INSERT INTO audit.load (load_key, delivery_key, run_key) OVERRIDING SYSTEM VALUE VALUES (900001, 900001, 900000);
INSERT INTO staging.incident (delivery_key, line_number, part, row_digest, record_token, group_token, source_updated, area,
    geography_method, authority_code, ward_code, lsoa_code, postcode, place_token, location_type_code, record_type_code, status_code,
    recorded_date, occurred_from, time_precision, offence_code, strand_codes, target_code)
SELECT 900001, line, 1, md5('row ' || line)::uuid, md5('C' || line)::uuid, NULL, '2024-02-01 10:00Z', 'INSIDE', 'LSOA', 'E06000023',
       ward, lsoa, postcode, NULL, place, 'CRIME', status, recorded, '2024-01-15 21:30', 'EXACT', '9A', strands, NULL
FROM (VALUES
    (2, 'E05010892'::text, 'E01033907'::text, NULL::text, 'STREET'::text, 'ACTIVE', '2024-01-20'::date, '{RACE}'::text[]),
    (3, 'E05010892', 'E01033908', NULL, 'STREET', 'ACTIVE', '2024-01-21', '{RACE,RELIGION}'),
    (4, 'E05010892', 'E01014540', NULL, 'STREET', 'ACTIVE', '2024-01-22', '{RACE}'),
    (5, 'E05010892', 'E01014540', NULL, 'STREET', 'CANCELLED', '2024-01-22', '{RACE}'),
    (6, 'E05010885', 'E01014485', NULL, 'HOME', 'ACTIVE', '2024-01-23', '{GRT}'),
    (7, 'E05010885', 'E01014485', NULL, 'HOME', 'ACTIVE', '2024-02-23', '{DISABILITY}'),
    (8, 'E05010892', NULL, NULL, 'STREET', 'ACTIVE', '2024-02-24', '{RACE}')
) AS given (line, ward, lsoa, postcode, place, status, recorded, strands);
