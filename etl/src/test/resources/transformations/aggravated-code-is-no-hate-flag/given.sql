-- The strand is what the source flagged. A racially or religiously aggravated code flagged with disability alone stays under
-- disability, and is listed; flagged with race it is in order; without an aggravated code the flag counts all the same.
INSERT INTO audit.delivery (delivery_key, feed, source_code, business_date, file_name, sha256, size_bytes)
OVERRIDING SYSTEM VALUE
VALUES (900001, 'incident', 'ASP', date '2024-02-28', 'file-1', repeat('1', 64), 1);
INSERT INTO audit.load (load_key, delivery_key, run_key) OVERRIDING SYSTEM VALUE VALUES (900001, 900001, 900000);
INSERT INTO staging.incident (delivery_key, line_number, part, row_digest, record_token, source_updated, area, geography_method, authority_code,
    ward_code, lsoa_code, location_type_code, record_type_code, status_code, recorded_date, occurred_from, time_precision, offence_code, strand_codes, target_code)
VALUES (900001, 2, 1, md5('row 900001 2')::uuid, md5('C1')::uuid, '2024-02-02 10:00Z', 'INSIDE', 'LSOA', 'E06000023', 'E05010907', 'E01033353', 'STREET', 'CRIME', 'ACTIVE', '2024-01-10', '2024-01-09 21:30', 'EXACT', '8P', '{DISABILITY}', NULL),
       (900001, 3, 1, md5('row 900001 3')::uuid, md5('C2')::uuid, '2024-02-02 10:00Z', 'INSIDE', 'LSOA', 'E06000023', 'E05010907', 'E01033353', 'STREET', 'CRIME', 'ACTIVE', '2024-01-10', '2024-01-09 21:30', 'EXACT', '8P', '{RACE}', NULL),
       (900001, 4, 1, md5('row 900001 4')::uuid, md5('C3')::uuid, '2024-02-02 10:00Z', 'INSIDE', 'LSOA', 'E06000023', 'E05010907', 'E01033353', 'STREET', 'CRIME', 'ACTIVE', '2024-01-10', '2024-01-09 21:30', 'EXACT', '104', '{RACE}', NULL);
