-- An outcome knows its suspect as the person of the record who has that id, whether it comes before its crime or after; a
-- victim of that id is not meant, and an id that the record does not have is unknown; one to nobody has none.
INSERT INTO audit.delivery (delivery_key, feed, source_code, business_date, file_name, sha256, size_bytes)
OVERRIDING SYSTEM VALUE
VALUES (900001, 'outcome', 'ASP', date '2024-02-28' + 0, 'file-1', repeat('1', 64), 1),
       (900002, 'incident', 'ASP', date '2024-02-28' + 1, 'file-2', repeat('2', 64), 1),
       (900003, 'outcome', 'ASP', date '2024-02-28' + 2, 'file-3', repeat('3', 64), 1);
INSERT INTO audit.load (load_key, delivery_key, run_key) OVERRIDING SYSTEM VALUE VALUES (900001, 900001, 900000), (900002, 900002, 900000), (900003, 900003, 900000);
INSERT INTO staging.incident (delivery_key, line_number, part, row_digest, record_token, group_token, source_updated, area,
    geography_method, authority_code, ward_code, lsoa_code, postcode, place_token, location_type_code, record_type_code, status_code,
    recorded_date, occurred_from, occurred_to, time_precision, offence_code, strand_codes, target_code)
VALUES (900002, 2, 1, md5('incident 900002 2')::uuid, md5('C1')::uuid, NULL, '2024-02-02 10:00Z', 'INSIDE', 'POSTCODE', 'E06000023', 'E05010907', 'E01033353', 'BS1 1AA',
        NULL, 'STREET', 'CRIME', 'ACTIVE', '2024-02-01', '2024-01-31 21:30', NULL, 'EXACT', '9B', '{RACE}', NULL),
       (900002, 3, 1, md5('incident 900002 3')::uuid, md5('C1')::uuid, NULL, '2024-02-02 10:00Z', 'INSIDE', 'POSTCODE', 'E06000023', 'E05010907', 'E01033353', 'BS1 1AA',
        NULL, 'STREET', 'CRIME', 'ACTIVE', '2024-02-01', '2024-01-31 21:30', NULL, 'EXACT', '9B', '{RACE}', NULL),
       (900002, 4, 1, md5('incident 900002 4')::uuid, md5('C2')::uuid, NULL, '2024-02-02 10:00Z', 'INSIDE', 'POSTCODE', 'E06000023', 'E05010907', 'E01033353', 'BS1 1AA',
        NULL, 'STREET', 'CRIME', 'ACTIVE', '2024-02-01', '2024-01-31 21:30', NULL, 'EXACT', '9B', '{RACE}', NULL);
INSERT INTO staging.outcome (delivery_key, line_number, part, row_digest, outcome_token, record_token, involved_token, source_updated,
    outcome_code, outcome_date, is_withdrawn, waiting_days)
VALUES (900001, 2, 1, md5('outcome 900001 2')::uuid, md5('O1')::uuid, md5('C1')::uuid, md5('N2 C1')::uuid, '2024-02-10 10:00Z', '1', '2024-02-10', false, 90),
       (900001, 3, 1, md5('outcome 900001 3')::uuid, md5('O2')::uuid, md5('C1')::uuid, md5('N1 C1')::uuid, '2024-02-10 10:00Z', '16', '2024-02-10', false, 90),
       (900003, 2, 1, md5('outcome 900003 2')::uuid, md5('O3')::uuid, md5('C2')::uuid, md5('N2 C2')::uuid, '2024-02-10 10:00Z', '1', '2024-02-10', false, 90),
       (900003, 3, 1, md5('outcome 900003 3')::uuid, md5('O4')::uuid, md5('C2')::uuid, md5('N9 C2')::uuid, '2024-02-10 10:00Z', '16', '2024-02-10', false, 90),
       (900003, 4, 1, md5('outcome 900003 4')::uuid, md5('O5')::uuid, md5('C2')::uuid, NULL, '2024-02-10 10:00Z', '18', '2024-02-10', false, 90);
INSERT INTO staging.involvement (delivery_key, line_number, part, record_token, role_code, person_number, person_kind, age_band_code,
    gender_code, ethnicity_self_code, ethnicity_officer_code, relationship_code, is_at_work, involved_token)
VALUES (900002, 2, 1, md5('C1')::uuid, 'VICTIM', 1, 'PERSON', '25-34', 'M', NULL, NULL, NULL, false, md5('N1 C1')::uuid),
       (900002, 3, 1, md5('C1')::uuid, 'SUSPECT', 2, 'PERSON', '25-34', 'M', NULL, NULL, NULL, false, md5('N2 C1')::uuid),
       (900002, 4, 1, md5('C2')::uuid, 'SUSPECT', 1, 'PERSON', '25-34', 'M', NULL, NULL, NULL, false, md5('N2 C2')::uuid);
INSERT INTO vault.person_record (delivery_key, line_number, part, load_key, key_epoch, source_code, record_token, role_code,
    person_number, identity_digest, strong_id)
VALUES (900002, 2, 1, 900002, 1, 'ASP', md5('C1')::uuid, 'VICTIM', 1, md5('N1 C1 id')::uuid, md5('N1')::uuid),
       (900002, 3, 1, 900002, 1, 'ASP', md5('C1')::uuid, 'SUSPECT', 2, md5('N2 C1 id')::uuid, md5('N2')::uuid),
       (900002, 4, 1, 900002, 1, 'ASP', md5('C2')::uuid, 'SUSPECT', 1, md5('N2 C2 id')::uuid, md5('N2')::uuid);
