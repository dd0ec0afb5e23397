-- An exception is listed until its source mends it: C1 is given the strand that its code allows, the outcome 21 of C3 is taken back, C5 is
-- cancelled; C2 and C4 stay. Twice the same outcome is one exception.
INSERT INTO audit.delivery (delivery_key, feed, source_code, business_date, file_name, sha256, size_bytes)
OVERRIDING SYSTEM VALUE
VALUES (900001, 'incident', 'ASP', date '2024-02-28', 'file-1', repeat('1', 64), 1), (900002, 'outcome', 'ASP', date '2024-02-29', 'file-2', repeat('2', 64), 1),
       (900003, 'incident', 'ASP', date '2024-03-01', 'file-3', repeat('3', 64), 1), (900004, 'outcome', 'ASP', date '2024-03-02', 'file-4', repeat('4', 64), 1);
INSERT INTO audit.load (load_key, delivery_key, run_key) OVERRIDING SYSTEM VALUE
SELECT delivery_key, delivery_key, 900000 FROM audit.delivery WHERE delivery_key > 900000;
INSERT INTO staging.incident (delivery_key, line_number, part, row_digest, record_token, source_updated, area, geography_method, authority_code,
    ward_code, lsoa_code, location_type_code, record_type_code, status_code, recorded_date, occurred_from, time_precision, offence_code, strand_codes, target_code)
SELECT delivery, line, 1, md5(delivery || ' ' || line)::uuid, md5('C' || crime)::uuid, updated, 'INSIDE', 'LSOA', 'E06000023', 'E05010907', 'E01033353', 'STREET',
       'CRIME', status, '2024-01-10', '2024-01-09 21:30', 'EXACT', code, strands, NULL
FROM (VALUES (900001, 2, 1, timestamptz '2024-02-02 10:00Z', 'ACTIVE', '8P', '{DISABILITY}'::text[]), (900001, 3, 2, '2024-02-02 10:00Z', 'ACTIVE', '8P', '{DISABILITY}'),
             (900001, 4, 3, '2024-02-02 10:00Z', 'ACTIVE', '104', '{RACE}'), (900001, 5, 4, '2024-02-02 10:00Z', 'ACTIVE', '104', '{RACE,DISABILITY}'),
             (900001, 6, 5, '2024-02-02 10:00Z', 'ACTIVE', '8P', '{DISABILITY}'),
             (900003, 2, 1, '2024-02-03 10:00Z', 'ACTIVE', '8P', '{RACE}'), (900003, 3, 5, '2024-02-03 10:00Z', 'CANCELLED', '8P', '{DISABILITY}'))
     AS given (delivery, line, crime, updated, status, code, strands);
INSERT INTO staging.outcome (delivery_key, line_number, part, row_digest, outcome_token, record_token, involved_token, source_updated,
    outcome_code, outcome_date, is_withdrawn, waiting_days)
SELECT delivery, line, 1, md5(delivery || ' outcome ' || line)::uuid, md5('O' || outcome)::uuid, md5('C' || crime)::uuid, NULL, updated, '21', '2024-02-09', withdrawn, 90
FROM (VALUES (900002, 2, 3, 3, timestamptz '2024-02-10 10:00Z', false), (900002, 3, 4, 4, '2024-02-10 10:00Z', false), (900002, 4, 6, 4, '2024-02-10 10:00Z', false),
             (900004, 2, 3, 3, '2024-02-11 10:00Z', true)) AS given (delivery, line, outcome, crime, updated, withdrawn);
