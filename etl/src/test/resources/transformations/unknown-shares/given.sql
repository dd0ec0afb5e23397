-- Shares of what loads that reached the warehouse left unsaid; other checks, and loads that failed, are not among them.
INSERT INTO audit.delivery (delivery_key, feed, source_code, business_date, file_name, sha256, size_bytes, state)
OVERRIDING SYSTEM VALUE VALUES (800001, 'avon-somerset-police/hate-offences', 'ASP', '2024-02-28', 'file-1', repeat('1', 64), 1, 'PUBLISHED');
INSERT INTO audit.load (load_key, delivery_key, run_key, state) OVERRIDING SYSTEM VALUE VALUES (800001, 800001, 900000, 'FAILED'), (800002, 800001, 900000, 'PUBLISHED');
INSERT INTO audit.check_outcome (load_key, check_id, severity, rows_checked, rows_failed, threshold, passed)
VALUES (800001, 'unknown_age_band', 'WARNING', 10, 10, 40, false), (800002, 'unknown_age_band', 'WARNING', 10, 5, 40, false),
       (800002, 'unmapped_gender', 'WARNING', 10, 0, 2, true), (800002, 'unknown_not_inside', 'FATAL', 3, 0, 0, true),
       (800002, 'unknown_area', 'WARNING', 0, 0, 10, true);
