-- Days from the date recorded to the one current outcome, none where it is dated before; the steps count each crime at every step
-- that it reached. A crime that is open again (type 0) and one whose outcome was taken back are recorded and no more.
INSERT INTO audit.delivery (delivery_key, feed, source_code, business_date, file_name, sha256, size_bytes)
OVERRIDING SYSTEM VALUE
VALUES (900001, 'incident', 'ASP', date '2024-02-28' + 0, 'file-1', repeat('1', 64), 1),
       (900002, 'outcome', 'ASP', date '2024-03-01', 'file-2', repeat('2', 64), 1);
INSERT INTO audit.load (load_key, delivery_key, run_key) OVERRIDING SYSTEM VALUE VALUES (900001, 900001, 900000), (900002, 900002, 900000);
INSERT INTO staging.incident (delivery_key, line_number, part, row_digest, record_token, source_updated, area, geography_method, authority_code,
    ward_code, lsoa_code, location_type_code, record_type_code, status_code, recorded_date, occurred_from, time_precision, offence_code, strand_codes, target_code)
SELECT 900001, line, 1, md5('row ' || line)::uuid, md5('C' || line)::uuid, '2024-02-02 10:00Z', 'INSIDE', 'LSOA', 'E06000023', 'E05010907', 'E01033353', 'STREET',
       'CRIME', status, recorded, '2024-01-09 21:30', 'EXACT', '9B', strands, NULL
FROM (VALUES (2, date '2024-01-15', 'ACTIVE', '{RACE}'::text[]), (3, '2024-01-20', 'ACTIVE', '{GRT}'), (4, '2024-02-01', 'ACTIVE', '{RACE}'), (5, '2024-01-21', 'ACTIVE', '{RACE}'),
             (6, '2024-01-22', 'ACTIVE', '{RACE}'), (7, '2024-01-23', 'CANCELLED', '{RACE}')) AS given (line, recorded, status, strands);
INSERT INTO staging.outcome (delivery_key, line_number, part, row_digest, outcome_token, record_token, involved_token, source_updated,
    outcome_code, outcome_date, is_withdrawn, waiting_days)
SELECT 900002, line, 1, md5('outcome ' || line)::uuid, md5('O' || line)::uuid, md5('C' || crime)::uuid, NULL, '2024-02-10 10:00Z', type, given, withdrawn, 90
FROM (VALUES (2, 2, '1A', date '2024-02-10', false), (3, 3, '18', '2024-02-09', false), (4, 4, '16', '2024-01-30', false), (5, 5, '0', '2024-02-09', false),
             (6, 6, '8', '2024-02-09', true), (7, 7, '1', '2024-02-09', false)) AS given (line, crime, type, given, withdrawn);
