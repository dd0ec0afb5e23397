-- Purpose: electoral wards, with residents.
-- Grain: one row a ward.
-- Inputs: reference_ward.
-- Idempotent because: a member is found by its code and written only where it differs; reserved members and those that the
--   reference no longer has stay, for facts refer to them.
INSERT INTO warehouse.dim_ward (ward_key, ward_code, ward_name, locality, authority_code, residents, is_known)
VALUES (0, 'UNKNOWN', 'Unknown ward', NULL, NULL, NULL, false),
       (-1, 'NOT_APPLICABLE', 'Not applicable', NULL, NULL, NULL, false),
       (-2, 'UNMAPPED', 'Label not mapped yet', NULL, NULL, NULL, false),
       (-4, 'AREA_UNKNOWN', 'Area unknown of the force', NULL, NULL, NULL, false)
ON CONFLICT (ward_key) DO NOTHING;

INSERT INTO warehouse.dim_ward AS d (ward_code, ward_name, locality, authority_code, residents, is_known)
SELECT ward_code, ward_name, nullif(locality, ''), authority_code, nullif(residents, '')::integer, true
FROM reference_ward
ON CONFLICT (ward_code) DO UPDATE
SET (ward_name, locality, authority_code, residents, is_known, is_inferred)
    = ROW(excluded.ward_name, excluded.locality, excluded.authority_code, excluded.residents, excluded.is_known, excluded.is_inferred)
WHERE (d.ward_name, d.locality, d.authority_code, d.residents, d.is_known, d.is_inferred)
      IS DISTINCT FROM (excluded.ward_name, excluded.locality, excluded.authority_code, excluded.residents, excluded.is_known, excluded.is_inferred);
