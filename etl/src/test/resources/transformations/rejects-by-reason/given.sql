-- Of two processings of a delivery the newer counts. A row with two reasons stands under both; a reason of the feed's own has a
-- sentence too; a row that a rule keeps out is no fault.
INSERT INTO audit.delivery (delivery_key, feed, source_code, business_date, file_name, sha256, size_bytes, state)
OVERRIDING SYSTEM VALUE VALUES (800001, 'avon-somerset-police/hate-offences', 'ASP', '2024-02-28', 'file-1', repeat('1', 64), 1, 'PUBLISHED');
INSERT INTO audit.load (load_key, delivery_key, run_key, rerun_number, rows_read) OVERRIDING SYSTEM VALUE
VALUES (800001, 800001, 900000, 0, NULL), (800002, 800001, 900000, 1, 40);
INSERT INTO quarantine.rejected_row (delivery_key, rerun_number, line_number, load_key, reason_codes, column_names, counts_to_limit)
VALUES (800001, 0, 2, 800001, '{WIDTH}', '{""}', true),
       (800001, 0, 3, 800001, '{WIDTH}', '{""}', true),
       (800001, 1, 2, 800002, '{WIDTH}', '{""}', true),
       (800001, 1, 4, 800002, '{REQUIRED,REQUIRED,OWN_RULE}', '{surname,forename,surname}', true),
       (800001, 1, 5, 800002, '{NON_CRIME_OFF}', '{record_type}', false);
