-- Of three crimes one is cancelled and one transferred to another force: one counts, two are shown as not counted. What is cancelled
-- and then active again counts again.
INSERT INTO audit.delivery (delivery_key, feed, source_code, business_date, file_name, sha256, size_bytes)
OVERRIDING SYSTEM VALUE
VALUES (900001, 'incident', 'ASP', date '2024-02-28', 'file-1', repeat('1', 64), 1),
       (900002, 'incident', 'ASP', date '2024-02-29', 'file-2', repeat('2', 64), 1),
       (900003, 'incident', 'ASP', date '2024-03-01', 'file-3', repeat('3', 64), 1);
INSERT INTO audit.load (load_key, delivery_key, run_key) OVERRIDING SYSTEM VALUE VALUES (900001, 900001, 900000), (900002, 900002, 900000), (900003, 900003, 900000);
INSERT INTO staging.incident (delivery_key, line_number, part, row_digest, record_token, source_updated, area, geography_method, authority_code,
    ward_code, lsoa_code, location_type_code, record_type_code, status_code, recorded_date, occurred_from, time_precision, offence_code, strand_codes, target_code)
VALUES (900001, 2, 1, md5('row 900001 2')::uuid, md5('C1')::uuid, '2024-02-02 10:00Z', 'INSIDE', 'LSOA', 'E06000023', 'E05010907', 'E01033353', 'STREET', 'CRIME', 'ACTIVE', '2024-01-10', '2024-01-09 21:30', 'EXACT', '9B', '{RACE}', NULL),
       (900001, 3, 1, md5('row 900001 3')::uuid, md5('C2')::uuid, '2024-02-02 10:00Z', 'INSIDE', 'LSOA', 'E06000023', 'E05010907', 'E01033353', 'STREET', 'CRIME', 'ACTIVE', '2024-01-10', '2024-01-09 21:30', 'EXACT', '9B', '{RACE}', NULL),
       (900001, 4, 1, md5('row 900001 4')::uuid, md5('C3')::uuid, '2024-02-02 10:00Z', 'INSIDE', 'LSOA', 'E06000023', 'E05010907', 'E01033353', 'STREET', 'CRIME', 'ACTIVE', '2024-01-10', '2024-01-09 21:30', 'EXACT', '9B', '{RACE}', NULL),
       (900001, 5, 1, md5('row 900001 5')::uuid, md5('C4')::uuid, '2024-02-02 10:00Z', 'INSIDE', 'LSOA', 'E06000023', 'E05010907', 'E01033353', 'STREET', 'CRIME', 'ACTIVE', '2024-01-10', '2024-01-09 21:30', 'EXACT', '9B', '{RACE}', NULL),
       (900002, 2, 1, md5('row 900002 2')::uuid, md5('C2')::uuid, '2024-02-03 10:00Z', 'INSIDE', 'LSOA', 'E06000023', 'E05010907', 'E01033353', 'STREET', 'CRIME', 'CANCELLED', '2024-01-10', '2024-01-09 21:30', 'EXACT', '9B', '{RACE}', NULL),
       (900002, 3, 1, md5('row 900002 3')::uuid, md5('C3')::uuid, '2024-02-03 10:00Z', 'INSIDE', 'LSOA', 'E06000023', 'E05010907', 'E01033353', 'STREET', 'CRIME', 'TRANSFERRED', '2024-01-10', '2024-01-09 21:30', 'EXACT', '9B', '{RACE}', NULL),
       (900002, 4, 1, md5('row 900002 4')::uuid, md5('C4')::uuid, '2024-02-03 10:00Z', 'INSIDE', 'LSOA', 'E06000023', 'E05010907', 'E01033353', 'STREET', 'CRIME', 'CANCELLED', '2024-01-10', '2024-01-09 21:30', 'EXACT', '9B', '{RACE}', NULL),
       (900003, 2, 1, md5('row 900003 2')::uuid, md5('C4')::uuid, '2024-02-04 10:00Z', 'INSIDE', 'LSOA', 'E06000023', 'E05010907', 'E01033353', 'STREET', 'CRIME', 'ACTIVE', '2024-01-10', '2024-01-09 21:30', 'EXACT', '9B', '{RACE}', NULL);
