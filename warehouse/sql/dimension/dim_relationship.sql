-- Purpose: of the suspect to the victim, as recorded.
-- Grain: one row a relationship.
-- Inputs: reference_relationship.
-- Idempotent because: a member is found by its code and written only where it differs; reserved members and those that the
--   reference no longer has stay, for facts refer to them.
INSERT INTO warehouse.dim_relationship (relationship_key, relationship_code, relationship_name, sort_order, is_known)
VALUES (0, 'UNKNOWN', 'Unknown', 9990, false),
       (-1, 'NOT_APPLICABLE', 'Not applicable', 9991, false),
       (-2, 'UNMAPPED', 'Label not mapped yet', 9992, false)
ON CONFLICT (relationship_key) DO NOTHING;

INSERT INTO warehouse.dim_relationship AS d (relationship_code, relationship_name, sort_order, is_known)
SELECT relationship_code, relationship_name, sort_order::integer, coalesce(relationship_code, '') NOT IN ('U', 'UNK', 'UNKNOWN', 'Unknown', 'IC9')
FROM reference_relationship
ON CONFLICT (relationship_code) DO UPDATE
SET (relationship_name, sort_order, is_known, is_inferred)
    = ROW(excluded.relationship_name, excluded.sort_order, excluded.is_known, excluded.is_inferred)
WHERE (d.relationship_name, d.sort_order, d.is_known, d.is_inferred)
      IS DISTINCT FROM (excluded.relationship_name, excluded.sort_order, excluded.is_known, excluded.is_inferred);
