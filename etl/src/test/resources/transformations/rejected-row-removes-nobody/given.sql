-- A newer edition of a crime comes with one of its two rows rejected: the person whom that row told of stays. In another
-- crime the newer edition, whole, no longer tells of the second person, who is taken out.
INSERT INTO audit.delivery (delivery_key, feed, source_code, business_date, file_name, sha256, size_bytes)
OVERRIDING SYSTEM VALUE
VALUES (900001, 'test', 'ASP', '2024-02-28', 'file-1', repeat('1', 64), 1),
       (900002, 'test', 'ASP', '2024-02-29', 'file-2', repeat('2', 64), 1);
INSERT INTO audit.load (load_key, delivery_key, run_key) OVERRIDING SYSTEM VALUE VALUES (900001, 900001, 900000), (900002, 900002, 900000);
INSERT INTO staging.incident (delivery_key, line_number, part, row_digest, record_token, source_updated, area,
    geography_method, authority_code, ward_code, lsoa_code, postcode, record_type_code, status_code,
    recorded_date, time_precision, offence_code, strand_codes)
SELECT delivery, line, 1, md5(delivery || ' ' || line)::uuid, md5(record)::uuid, updated::timestamptz, 'INSIDE', 'POSTCODE', 'E06000023',
       'E05010907', 'E01033353', 'BS1 1AA', 'CRIME', 'ACTIVE', '2024-02-01', 'UNKNOWN', '9B', '{RACE}'
FROM (VALUES (900001, 2, 'C1', '2024-02-01 10:00Z'), (900001, 3, 'C1', '2024-02-01 10:00Z'),
             (900001, 4, 'C2', '2024-02-01 10:00Z'), (900001, 5, 'C2', '2024-02-01 10:00Z'),
             (900002, 2, 'C1', '2024-02-02 10:00Z'), (900002, 4, 'C2', '2024-02-02 10:00Z')) AS told (delivery, line, record, updated);
INSERT INTO staging.involvement (delivery_key, line_number, part, record_token, role_code, person_number, person_kind)
SELECT delivery, line, 1, md5(record)::uuid, role, number, 'UNIDENTIFIED'
FROM (VALUES (900001, 2, 'C1', 'VICTIM', 1), (900001, 3, 'C1', 'SUSPECT', 2), (900001, 4, 'C2', 'VICTIM', 1), (900001, 5, 'C2', 'SUSPECT', 2),
             (900002, 2, 'C1', 'VICTIM', 1), (900002, 4, 'C2', 'VICTIM', 1)) AS told (delivery, line, record, role, number);
INSERT INTO quarantine.rejected_row (delivery_key, rerun_number, line_number, load_key, record_token, reason_codes, column_names, counts_to_limit)
VALUES (900002, 0, 3, 900002, md5('C1')::uuid, '{FORMAT}', '{date_of_birth}', true);
