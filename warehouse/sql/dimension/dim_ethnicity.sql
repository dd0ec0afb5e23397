-- Purpose: ethnicity by the scheme in which it was recorded. Not stated is an answer, not an unknown.
-- Grain: one row a code of a scheme.
-- Inputs: reference_ethnicity.
-- Idempotent because: a member is found by its code and written only where it differs; reserved members and those that the
--   reference no longer has stay, for facts refer to them.
INSERT INTO warehouse.dim_ethnicity (ethnicity_key, ethnicity_scheme, ethnicity_code, ethnicity_name, ethnicity_group, sort_order, is_known)
VALUES (0, 'reserved', 'UNKNOWN', 'Unknown', 'Unknown', 9990, false),
       (-1, 'reserved', 'NOT_APPLICABLE', 'Not applicable', 'Not applicable', 9991, false),
       (-2, 'reserved', 'UNMAPPED', 'Label not mapped yet', 'Unknown', 9992, false)
ON CONFLICT (ethnicity_key) DO NOTHING;

INSERT INTO warehouse.dim_ethnicity AS d (ethnicity_scheme, ethnicity_code, ethnicity_name, ethnicity_group, sort_order, is_known)
SELECT scheme, code, label, group_5plus1, sort_order::integer, coalesce(code, '') NOT IN ('U', 'UNK', 'UNKNOWN', 'Unknown', 'IC9')
FROM reference_ethnicity
ON CONFLICT (ethnicity_scheme, ethnicity_code) DO UPDATE
SET (ethnicity_name, ethnicity_group, sort_order, is_known, is_inferred)
    = ROW(excluded.ethnicity_name, excluded.ethnicity_group, excluded.sort_order, excluded.is_known, excluded.is_inferred)
WHERE (d.ethnicity_name, d.ethnicity_group, d.sort_order, d.is_known, d.is_inferred)
      IS DISTINCT FROM (excluded.ethnicity_name, excluded.ethnicity_group, excluded.sort_order, excluded.is_known, excluded.is_inferred);
