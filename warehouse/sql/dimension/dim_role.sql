-- Purpose: part that a person has in an incident.
-- Grain: one row a role.
-- Inputs: reference_role.
-- Idempotent because: a member is found by its code and written only where it differs; reserved members and those that the
--   reference no longer has stay, for facts refer to them.
INSERT INTO warehouse.dim_role (role_key, role_code, role_name, counts_repeat, sort_order, is_known)
VALUES (0, 'UNKNOWN', 'Unknown', NULL, 9990, false),
       (-1, 'NOT_APPLICABLE', 'Not applicable', NULL, 9991, false),
       (-2, 'UNMAPPED', 'Label not mapped yet', NULL, 9992, false)
ON CONFLICT (role_key) DO NOTHING;

INSERT INTO warehouse.dim_role AS d (role_code, role_name, counts_repeat, sort_order, is_known)
SELECT role_code, role_name, nullif(counts_repeat, ''), sort_order::integer, true
FROM reference_role
ON CONFLICT (role_code) DO UPDATE
SET (role_name, counts_repeat, sort_order, is_known, is_inferred)
    = ROW(excluded.role_name, excluded.counts_repeat, excluded.sort_order, excluded.is_known, excluded.is_inferred)
WHERE (d.role_name, d.counts_repeat, d.sort_order, d.is_known, d.is_inferred)
      IS DISTINCT FROM (excluded.role_name, excluded.counts_repeat, excluded.sort_order, excluded.is_known, excluded.is_inferred);
