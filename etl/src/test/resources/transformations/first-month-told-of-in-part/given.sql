-- Three sources whose records begin in September 2023. The police's first is of the 24th: nobody knows what was before, so September is
-- compared with nothing. Victim Support's is of the 1st: September is whole. The third's is of the 24th too, but its feed says that its
-- records are all there from 1 September on. November runs.
INSERT INTO audit.delivery (delivery_key, feed, source_code, business_date, file_name, sha256, size_bytes)
OVERRIDING SYSTEM VALUE
VALUES (900001, 'incident', 'ASP', date '2023-11-20', 'file-1', repeat('1', 64), 1),
       (900002, 'incident', 'VS', date '2023-11-20', 'file-2', repeat('2', 64), 1),
       (900003, 'incident', 'VOL', date '2023-11-20', 'file-3', repeat('3', 64), 1);
INSERT INTO audit.load (load_key, delivery_key, run_key) OVERRIDING SYSTEM VALUE VALUES (900001, 900001, 900000), (900002, 900002, 900000), (900003, 900003, 900000);
CREATE TEMPORARY TABLE given (delivery_key, line_number, recorded) ON COMMIT DROP AS
VALUES (900001, 2, date '2023-09-24'), (900001, 3, date '2023-10-05'), (900001, 4, date '2023-11-06'),
       (900002, 2, date '2023-09-01'), (900002, 3, date '2023-10-05'), (900002, 4, date '2023-11-06'),
       (900003, 2, date '2023-09-24'), (900003, 3, date '2023-10-05'), (900003, 4, date '2023-11-06');
INSERT INTO staging.incident (delivery_key, line_number, part, row_digest, record_token, source_updated, area, geography_method, authority_code,
    ward_code, lsoa_code, location_type_code, record_type_code, status_code, recorded_date, occurred_from, time_precision, offence_code, strand_codes, target_code)
SELECT delivery_key, line_number, 1, md5(delivery_key || ' ' || line_number)::uuid, md5('C' || delivery_key || line_number)::uuid, '2023-11-20 10:00Z', 'INSIDE', 'LSOA',
       'E06000023', 'E05010907', 'E01033353', 'STREET', CASE delivery_key WHEN 900001 THEN 'CRIME' ELSE 'THIRD_SECTOR_REPORT' END, 'ACTIVE', recorded,
       recorded + time '21:30', 'EXACT', '9B', '{RACE}', NULL
FROM given;
UPDATE warehouse.dim_feed SET records_from = '2023-09-01' WHERE feed = 'voluntary/case-notes';
