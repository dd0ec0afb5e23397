-- Each crime once in each ward figure, under what it is known as now: C1 moves to another ward, sector and offence, C2 stays, C3 is of
-- unknown area and in no kind of place; a report of a charity is in kinds of place and in no offence.
INSERT INTO audit.delivery (delivery_key, feed, source_code, business_date, file_name, sha256, size_bytes)
OVERRIDING SYSTEM VALUE
VALUES (900001, 'incident', 'ASP', date '2024-02-28', 'file-1', repeat('1', 64), 1), (900002, 'incident', 'ASP', date '2024-02-29', 'file-2', repeat('2', 64), 1),
       (900003, 'incident', 'VS', date '2024-02-29', 'file-3', repeat('3', 64), 1);
INSERT INTO audit.load (load_key, delivery_key, run_key) OVERRIDING SYSTEM VALUE
SELECT delivery_key, delivery_key, 900000 FROM audit.delivery WHERE delivery_key > 900000;
INSERT INTO staging.incident (delivery_key, line_number, part, row_digest, record_token, source_updated, area, geography_method, authority_code,
    ward_code, lsoa_code, postcode, location_type_code, record_type_code, status_code, recorded_date, occurred_from, time_precision, offence_code, strand_codes, target_code)
SELECT delivery, line, 1, md5(delivery || ' ' || line)::uuid, md5(record)::uuid, updated, area, method, authority, ward, lsoa, postcode, kind, type, 'ACTIVE', '2024-01-10', '2024-01-09 21:30', 'EXACT',
       code, '{GRT}', NULL
FROM (VALUES (900001, 2, 'C1', timestamptz '2024-02-12 10:00Z', 'INSIDE', 'POSTCODE', 'E06000023', 'E05010907', 'E01033353', 'BS1 1AA', 'STREET', 'CRIME', '9B'),
             (900001, 3, 'C2', '2024-02-12 10:00Z', 'INSIDE', 'LSOA', 'E06000023', 'E05010907', 'E01033353', NULL, 'RETAIL', 'CRIME', '9B'),
             (900001, 4, 'C3', '2024-02-12 10:00Z', 'UNKNOWN', 'NONE', NULL, NULL, NULL, NULL, 'STREET', 'CRIME', '9B'),
             (900002, 2, 'C1', '2024-02-13 10:00Z', 'INSIDE', 'POSTCODE', 'E06000023', 'E05010908', 'E01014540', 'BS5 0AA', 'HOME', 'CRIME', '8P'),
             (900003, 2, 'V1', '2024-02-13 10:00Z', 'INSIDE', 'LSOA', 'E06000023', 'E05010907', 'E01033353', NULL, 'STREET', 'THIRD_SECTOR_REPORT', NULL))
     AS given (delivery, line, record, updated, area, method, authority, ward, lsoa, postcode, kind, type, code);
