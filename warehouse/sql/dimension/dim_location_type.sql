-- Purpose: kind of place where an incident happened.
-- Grain: one row a location type.
-- Inputs: reference_location_type.
-- Idempotent because: a member is found by its code and written only where it differs; reserved members and those that the
--   reference no longer has stay, for facts refer to them.
INSERT INTO warehouse.dim_location_type (location_type_key, location_type_code, location_type_name, sort_order, is_known)
VALUES (0, 'UNKNOWN', 'Unknown', 9990, false),
       (-1, 'NOT_APPLICABLE', 'Not applicable', 9991, false),
       (-2, 'UNMAPPED', 'Label not mapped yet', 9992, false)
ON CONFLICT (location_type_key) DO NOTHING;

INSERT INTO warehouse.dim_location_type AS d (location_type_code, location_type_name, is_public, sort_order, is_known)
SELECT location_type_code, location_type_name, public = 'Y', sort_order::integer, coalesce(location_type_code, '') NOT IN ('U', 'UNK', 'UNKNOWN', 'Unknown', 'IC9')
FROM reference_location_type
ON CONFLICT (location_type_code) DO UPDATE
SET (location_type_name, is_public, sort_order, is_known, is_inferred)
    = ROW(excluded.location_type_name, excluded.is_public, excluded.sort_order, excluded.is_known, excluded.is_inferred)
WHERE (d.location_type_name, d.is_public, d.sort_order, d.is_known, d.is_inferred)
      IS DISTINCT FROM (excluded.location_type_name, excluded.is_public, excluded.sort_order, excluded.is_known, excluded.is_inferred);
