-- Purpose: group that was the target as perceived: an attribute of the incident, never of the person.
-- Grain: one row a target.
-- Inputs: reference_target.
-- Idempotent because: a member is found by its code and written only where it differs; reserved members and those that the
--   reference no longer has stay, for facts refer to them.
INSERT INTO warehouse.dim_target (target_key, target_code, target_name, target_kind, strand_code, sort_order, is_known)
VALUES (0, 'UNKNOWN', 'Unknown', 'unknown', NULL, 9990, false),
       (-1, 'NOT_APPLICABLE', 'Not applicable', 'unknown', NULL, 9991, false),
       (-2, 'UNMAPPED', 'Label not mapped yet', 'unknown', NULL, 9992, false)
ON CONFLICT (target_key) DO NOTHING;

INSERT INTO warehouse.dim_target AS d (target_code, target_name, target_kind, strand_code, sort_order, is_known)
SELECT target_code, target_name, kind, nullif(strand_code, ''), sort_order::integer, coalesce(target_code, '') NOT IN ('U', 'UNK', 'UNKNOWN', 'Unknown', 'IC9')
FROM reference_target
ON CONFLICT (target_code) DO UPDATE
SET (target_name, target_kind, strand_code, sort_order, is_known, is_inferred)
    = ROW(excluded.target_name, excluded.target_kind, excluded.strand_code, excluded.sort_order, excluded.is_known, excluded.is_inferred)
WHERE (d.target_name, d.target_kind, d.strand_code, d.sort_order, d.is_known, d.is_inferred)
      IS DISTINCT FROM (excluded.target_name, excluded.target_kind, excluded.strand_code, excluded.sort_order, excluded.is_known, excluded.is_inferred);
