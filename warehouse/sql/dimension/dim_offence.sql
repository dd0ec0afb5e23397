-- Purpose: Home Office offence codes, with their history.
-- Grain: one row a version of an offence code.
-- Inputs: reference_offence, reference_offence_court_code.
-- Idempotent because: a version is written only where its hash differs from the current one. An inferred member is filled in where it is,
--   so that a code that came before its reference makes the same dimension as one that came after.
INSERT INTO warehouse.dim_offence (offence_key, offence_code, offence_name, offence_subgroup, offence_group, is_aggravated,
                                   valid_from, row_hash, is_known)
VALUES (0, 'UNKNOWN', 'Unknown', 'Unknown', 'Unknown', false, '1900-01-01', md5('UNKNOWN')::uuid, false),
       (-1, 'NOT_APPLICABLE', 'Not applicable', 'Not applicable', 'Not applicable', false, '1900-01-01', md5('NOT_APPLICABLE')::uuid, false),
       (-2, 'UNMAPPED', 'Label not mapped yet', 'Unknown', 'Unknown', false, '1900-01-01', md5('UNMAPPED')::uuid, false)
ON CONFLICT DO NOTHING;

DROP TABLE IF EXISTS pg_temp.offence_now;
CREATE TEMPORARY TABLE offence_now AS
SELECT o.ho_code AS offence_code, o.description AS offence_name, o.subgroup AS offence_subgroup, o.offence_group,
       o.aggravated = 'Y' AS is_aggravated, nullif(o.base_codes, '') AS base_codes, nullif(o.statute, '') AS statute, c.court_codes,
       md5(ROW(o.description, o.subgroup, o.offence_group, o.aggravated, o.base_codes, o.statute, c.court_codes)::text)::uuid AS row_hash
FROM reference_offence o
LEFT JOIN (SELECT ho_code, string_agg(court_code, '|' ORDER BY court_code) AS court_codes
           FROM reference_offence_court_code GROUP BY ho_code) c USING (ho_code);

-- In place: what was inferred, and what changed on the day on which it began.
UPDATE warehouse.dim_offence d
SET offence_name = n.offence_name, offence_subgroup = n.offence_subgroup, offence_group = n.offence_group,
    is_aggravated = n.is_aggravated, base_codes = n.base_codes, statute = n.statute, court_codes = n.court_codes,
    row_hash = n.row_hash, is_inferred = false
FROM offence_now n
WHERE d.offence_code = n.offence_code AND d.is_current AND (d.is_inferred OR d.valid_from >= current_date)
  AND (d.row_hash <> n.row_hash OR d.is_inferred);

UPDATE warehouse.dim_offence d
SET valid_to = current_date, is_current = false
FROM offence_now n
WHERE d.offence_code = n.offence_code AND d.is_current AND d.row_hash <> n.row_hash;

INSERT INTO warehouse.dim_offence (offence_code, offence_name, offence_subgroup, offence_group, is_aggravated, base_codes, statute,
                                   court_codes, valid_from, row_hash)
SELECT n.offence_code, n.offence_name, n.offence_subgroup, n.offence_group, n.is_aggravated, n.base_codes, n.statute, n.court_codes,
       CASE WHEN EXISTS (SELECT FROM warehouse.dim_offence d WHERE d.offence_code = n.offence_code) THEN current_date
            ELSE date '1900-01-01' END, n.row_hash
FROM offence_now n
WHERE NOT EXISTS (SELECT FROM warehouse.dim_offence d WHERE d.offence_code = n.offence_code AND d.is_current)
ORDER BY n.offence_code;

DROP TABLE pg_temp.offence_now;
