-- Happened on a Tuesday evening in December, recorded in January: it counts in January, and among Tuesdays at nine.
INSERT INTO audit.delivery (delivery_key, feed, source_code, business_date, file_name, sha256, size_bytes)
OVERRIDING SYSTEM VALUE
VALUES (900001, 'incident', 'ASP', date '2024-02-28', 'file-1', repeat('1', 64), 1);
INSERT INTO audit.load (load_key, delivery_key, run_key) OVERRIDING SYSTEM VALUE VALUES (900001, 900001, 900000);
INSERT INTO staging.incident (delivery_key, line_number, part, row_digest, record_token, source_updated, area, geography_method, authority_code,
    ward_code, lsoa_code, location_type_code, record_type_code, status_code, recorded_date, occurred_from, time_precision, offence_code, strand_codes, target_code)
VALUES (900001, 2, 1, md5('row 900001 2')::uuid, md5('C1')::uuid, '2024-02-02 10:00Z', 'INSIDE', 'LSOA', 'E06000023', 'E05010907', 'E01033353', 'STREET', 'CRIME', 'ACTIVE', '2024-01-10', '2023-12-26 21:30', 'EXACT', '9B', '{RACE}', NULL);
