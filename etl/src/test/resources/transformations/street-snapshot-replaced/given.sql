-- A snapshot sent again changes nothing; a changed one replaces its month. Equal lines without an id stay apart; outside is counted and not kept.
INSERT INTO audit.delivery (delivery_key, feed, source_code, business_date, file_name, sha256, size_bytes)
OVERRIDING SYSTEM VALUE
VALUES (900001, 'test', 'PUK', date '2024-02-28' + 0, 'file-1', repeat('1', 64), 1),
       (900002, 'test', 'PUK', date '2024-02-28' + 1, 'file-2', repeat('2', 64), 1),
       (900003, 'test', 'PUK', date '2024-02-28' + 2, 'file-3', repeat('3', 64), 1);
INSERT INTO audit.load (load_key, delivery_key, run_key) OVERRIDING SYSTEM VALUE VALUES (900001, 900001, 900000), (900002, 900002, 900000), (900003, 900003, 900000);
INSERT INTO staging.street_crime (delivery_key, line_number, part, row_digest, area, month, force, crime_id, lsoa_code, category_code, outcome_code)
VALUES (900001, 2, 1, md5('a')::uuid, 'INSIDE', '2024-01-01', 'Avon and Somerset Constabulary', NULL, 'E01014485', 'anti-social-behaviour', NULL),
       (900001, 3, 1, md5('a')::uuid, 'INSIDE', '2024-01-01', 'Avon and Somerset Constabulary', NULL, 'E01014485', 'anti-social-behaviour', NULL),
       (900001, 4, 1, md5('b')::uuid, 'INSIDE', '2024-01-01', 'Avon and Somerset Constabulary', 'id1', 'E01014540', 'violent-crime', 'under-investigation'),
       (900001, 5, 1, md5('c')::uuid, 'UNKNOWN', '2024-01-01', 'Avon and Somerset Constabulary', 'id2', NULL, 'burglary', 'under-investigation'),
       (900001, 6, 1, md5('o')::uuid, 'OUTSIDE', '2024-01-01', 'Avon and Somerset Constabulary', 'id3', 'E01014370', 'burglary', NULL);
INSERT INTO staging.street_crime (delivery_key, line_number, part, row_digest, area, month, force, crime_id, lsoa_code, category_code, outcome_code)
VALUES (900002, 2, 1, md5('a')::uuid, 'INSIDE', '2024-01-01', 'Avon and Somerset Constabulary', NULL, 'E01014485', 'anti-social-behaviour', NULL),
       (900002, 3, 1, md5('c')::uuid, 'UNKNOWN', '2024-01-01', 'Avon and Somerset Constabulary', 'id2', NULL, 'burglary', 'under-investigation'),
       (900002, 4, 1, md5('a')::uuid, 'INSIDE', '2024-01-01', 'Avon and Somerset Constabulary', NULL, 'E01014485', 'anti-social-behaviour', NULL),
       (900002, 5, 1, md5('b')::uuid, 'INSIDE', '2024-01-01', 'Avon and Somerset Constabulary', 'id1', 'E01014540', 'violent-crime', 'under-investigation'),
       (900002, 6, 1, md5('o')::uuid, 'OUTSIDE', '2024-01-01', 'Avon and Somerset Constabulary', 'id3', 'E01014370', 'burglary', NULL);
INSERT INTO staging.street_crime (delivery_key, line_number, part, row_digest, area, month, force, crime_id, lsoa_code, category_code, outcome_code)
VALUES (900003, 2, 1, md5('a')::uuid, 'INSIDE', '2024-01-01', 'Avon and Somerset Constabulary', NULL, 'E01014485', 'anti-social-behaviour', NULL),
       (900003, 3, 1, md5('d')::uuid, 'INSIDE', '2024-01-01', 'Avon and Somerset Constabulary', 'id1', 'E01014540', 'violent-crime', 'charged'),
       (900003, 4, 1, md5('c')::uuid, 'UNKNOWN', '2024-01-01', 'Avon and Somerset Constabulary', 'id2', NULL, 'burglary', 'under-investigation');
