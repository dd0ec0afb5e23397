-- Purpose: gender as the source recorded it.
-- Grain: one row a gender.
-- Inputs: reference_gender.
-- Idempotent because: a member is found by its code and written only where it differs; reserved members and those that the
--   reference no longer has stay, for facts refer to them.
INSERT INTO warehouse.dim_gender (gender_key, gender_code, gender_name, sort_order, is_known)
VALUES (0, 'UNKNOWN', 'Unknown', 9990, false),
       (-1, 'NOT_APPLICABLE', 'Not applicable', 9991, false),
       (-2, 'UNMAPPED', 'Label not mapped yet', 9992, false)
ON CONFLICT (gender_key) DO NOTHING;

INSERT INTO warehouse.dim_gender AS d (gender_code, gender_name, sort_order, is_known)
SELECT gender_code, gender_name, sort_order::integer, coalesce(gender_code, '') NOT IN ('U', 'UNK', 'UNKNOWN', 'Unknown', 'IC9')
FROM reference_gender
ON CONFLICT (gender_code) DO UPDATE
SET (gender_name, sort_order, is_known, is_inferred)
    = ROW(excluded.gender_name, excluded.sort_order, excluded.is_known, excluded.is_inferred)
WHERE (d.gender_name, d.sort_order, d.is_known, d.is_inferred)
      IS DISTINCT FROM (excluded.gender_name, excluded.sort_order, excluded.is_known, excluded.is_inferred);
