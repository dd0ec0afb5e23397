-- Each load keeps what the figures were when it left them; rows of earlier loads stay as they are, and a figure that did not move
-- has no row.
INSERT INTO audit.delivery (delivery_key, feed, source_code, business_date, file_name, sha256, size_bytes)
OVERRIDING SYSTEM VALUE
VALUES (900001, 'incident', 'ASP', date '2024-02-20', 'file-1', repeat('1', 64), 1),
       (900002, 'incident', 'ASP', date '2024-02-24', 'file-2', repeat('2', 64), 1),
       (900003, 'incident', 'ASP', date '2024-02-28', 'file-3', repeat('3', 64), 1),
       (900004, 'incident', 'ASP', date '2024-02-29', 'file-4', repeat('4', 64), 1);
INSERT INTO audit.load (load_key, delivery_key, run_key) OVERRIDING SYSTEM VALUE VALUES (900001, 900001, 900000), (900002, 900002, 900000), (900003, 900003, 900000), (900004, 900004, 900000);
INSERT INTO audit.publication (run_key, load_key) VALUES (900000, 900001), (900000, 900002), (900000, 900003);
INSERT INTO staging.incident (delivery_key, line_number, part, row_digest, record_token, source_updated, area, geography_method, authority_code,
    ward_code, lsoa_code, location_type_code, record_type_code, status_code, recorded_date, occurred_from, time_precision, offence_code, strand_codes, target_code)
VALUES (900001, 2, 1, md5('row 900001 2')::uuid, md5('C1')::uuid, '2024-02-02 10:00Z', 'INSIDE', 'LSOA', 'E06000023', 'E05010907', 'E01033353', 'STREET', 'CRIME', 'ACTIVE', '2023-02-10', '2024-01-09 21:30', 'EXACT', '9B', '{RACE}', NULL),
       (900001, 3, 1, md5('row 900001 3')::uuid, md5('C2')::uuid, '2024-02-02 10:00Z', 'INSIDE', 'LSOA', 'E06000023', 'E05010907', 'E01033353', 'STREET', 'CRIME', 'ACTIVE', '2023-03-10', '2024-01-09 21:30', 'EXACT', '9B', '{RACE}', NULL),
       (900001, 4, 1, md5('row 900001 4')::uuid, md5('C3')::uuid, '2024-02-02 10:00Z', 'INSIDE', 'LSOA', 'E06000023', 'E05010907', 'E01033353', 'STREET', 'CRIME', 'ACTIVE', '2023-04-10', '2024-01-09 21:30', 'EXACT', '9B', '{RACE}', NULL),
       (900001, 5, 1, md5('row 900001 5')::uuid, md5('C4')::uuid, '2024-02-02 10:00Z', 'INSIDE', 'LSOA', 'E06000023', 'E05010907', 'E01033353', 'STREET', 'CRIME', 'ACTIVE', '2023-05-10', '2024-01-09 21:30', 'EXACT', '9B', '{RACE}', NULL),
       (900001, 6, 1, md5('row 900001 6')::uuid, md5('C5')::uuid, '2024-02-02 10:00Z', 'INSIDE', 'LSOA', 'E06000023', 'E05010907', 'E01033353', 'STREET', 'CRIME', 'ACTIVE', '2023-06-10', '2024-01-09 21:30', 'EXACT', '9B', '{RACE}', NULL),
       (900001, 7, 1, md5('row 900001 7')::uuid, md5('C6')::uuid, '2024-02-02 10:00Z', 'INSIDE', 'LSOA', 'E06000023', 'E05010907', 'E01033353', 'STREET', 'CRIME', 'ACTIVE', '2023-07-10', '2024-01-09 21:30', 'EXACT', '9B', '{RACE}', NULL),
       (900001, 8, 1, md5('row 900001 8')::uuid, md5('C7')::uuid, '2024-02-02 10:00Z', 'INSIDE', 'LSOA', 'E06000023', 'E05010907', 'E01033353', 'STREET', 'CRIME', 'ACTIVE', '2023-08-10', '2024-01-09 21:30', 'EXACT', '9B', '{RACE}', NULL),
       (900001, 9, 1, md5('row 900001 9')::uuid, md5('C8')::uuid, '2024-02-02 10:00Z', 'INSIDE', 'LSOA', 'E06000023', 'E05010907', 'E01033353', 'STREET', 'CRIME', 'ACTIVE', '2023-09-10', '2024-01-09 21:30', 'EXACT', '9B', '{RACE}', NULL),
       (900001, 10, 1, md5('row 900001 10')::uuid, md5('C9')::uuid, '2024-02-02 10:00Z', 'INSIDE', 'LSOA', 'E06000023', 'E05010907', 'E01033353', 'STREET', 'CRIME', 'ACTIVE', '2023-10-10', '2024-01-09 21:30', 'EXACT', '9B', '{RACE}', NULL),
       (900001, 11, 1, md5('row 900001 11')::uuid, md5('C10')::uuid, '2024-02-02 10:00Z', 'INSIDE', 'LSOA', 'E06000023', 'E05010907', 'E01033353', 'STREET', 'CRIME', 'ACTIVE', '2023-11-10', '2024-01-09 21:30', 'EXACT', '9B', '{RACE}', NULL),
       (900001, 12, 1, md5('row 900001 12')::uuid, md5('C11')::uuid, '2024-02-02 10:00Z', 'INSIDE', 'LSOA', 'E06000023', 'E05010907', 'E01033353', 'STREET', 'CRIME', 'ACTIVE', '2023-12-10', '2024-01-09 21:30', 'EXACT', '9B', '{RACE}', NULL),
       (900001, 13, 1, md5('row 900001 13')::uuid, md5('C12')::uuid, '2024-02-02 10:00Z', 'INSIDE', 'LSOA', 'E06000023', 'E05010907', 'E01033353', 'STREET', 'CRIME', 'ACTIVE', '2024-01-10', '2024-01-09 21:30', 'EXACT', '9B', '{RACE}', NULL),
       (900002, 2, 1, md5('row 900002 2')::uuid, md5('C13')::uuid, '2024-02-02 10:00Z', 'INSIDE', 'LSOA', 'E06000023', 'E05010907', 'E01033353', 'STREET', 'CRIME', 'ACTIVE', '2024-01-20', '2024-01-09 21:30', 'EXACT', '9B', '{RACE}', NULL),
       (900002, 3, 1, md5('row 900002 3')::uuid, md5('C12')::uuid, '2024-02-20 10:00Z', 'INSIDE', 'LSOA', 'E06000023', 'E05010907', 'E01033353', 'STREET', 'CRIME', 'CANCELLED', '2024-01-10', '2024-01-09 21:30', 'EXACT', '9B', '{RACE}', NULL),
       (900003, 2, 1, md5('row 900003 2')::uuid, md5('C11')::uuid, '2024-02-25 10:00Z', 'OUTSIDE', 'LSOA', 'E06000023', 'E05010907', 'E01033353', 'STREET', 'CRIME', 'ACTIVE', '2023-12-10', '2024-01-09 21:30', 'EXACT', '9B', '{RACE}', NULL),
       (900003, 3, 1, md5('row 900003 3')::uuid, md5('C10')::uuid, '2024-02-25 10:00Z', 'INSIDE', 'LSOA', 'E06000023', 'E05010907', 'E01033353', 'STREET', 'CRIME', 'ACTIVE', '2023-11-10', '2024-01-09 21:30', 'EXACT', '9B', '{DISABILITY}', NULL),
       (900003, 4, 1, md5('row 900003 4')::uuid, md5('C9')::uuid, '2024-02-25 10:00Z', 'INSIDE', 'LSOA', 'E06000023', 'E05010907', 'E01033353', 'STREET', 'NON_CRIME_INCIDENT', 'ACTIVE', '2023-10-10', '2024-01-09 21:30', 'EXACT', '9B', '{RACE}', NULL),
       (900003, 5, 1, md5('row 900003 5')::uuid, md5('C8')::uuid, '2024-02-25 10:00Z', 'INSIDE', 'LSOA', 'E06000023', 'E05010907', 'E01033353', 'STREET', 'CRIME', 'ACTIVE', '2022-12-10', '2024-01-09 21:30', 'EXACT', '9B', '{RACE}', NULL),
       (900004, 2, 1, md5('row 900004 2')::uuid, md5('C14')::uuid, '2024-02-02 10:00Z', 'INSIDE', 'LSOA', 'E06000023', 'E05010907', 'E01033353', 'STREET', 'CRIME', 'ACTIVE', '2024-01-21', '2024-01-09 21:30', 'EXACT', '9B', '{RACE}', NULL);
-- The crimes told of are all that there were.
UPDATE warehouse.dim_feed SET records_from = '2022-12-01' WHERE feed = 'avon-somerset-police/hate-offences';
