-- Purpose: local authorities of England and Wales.
-- Grain: one row an authority.
-- Inputs: reference_authority.
-- Idempotent because: a member is found by its code and written only where it differs; reserved members and those that the
--   reference no longer has stay, for facts refer to them.
INSERT INTO warehouse.dim_authority (authority_key, authority_code, authority_name, is_known)
VALUES (0, 'UNKNOWN', 'Unknown', false),
       (-1, 'NOT_APPLICABLE', 'Not applicable', false),
       (-2, 'UNMAPPED', 'Label not mapped yet', false),
       (-4, 'AREA_UNKNOWN', 'Area unknown of the force', false)
ON CONFLICT (authority_key) DO NOTHING;

INSERT INTO warehouse.dim_authority AS d (authority_code, authority_name, is_known)
SELECT authority_code, authority_name, true
FROM reference_authority
ON CONFLICT (authority_code) DO UPDATE
SET (authority_name, is_known, is_inferred)
    = ROW(excluded.authority_name, excluded.is_known, excluded.is_inferred)
WHERE (d.authority_name, d.is_known, d.is_inferred)
      IS DISTINCT FROM (excluded.authority_name, excluded.is_known, excluded.is_inferred);
