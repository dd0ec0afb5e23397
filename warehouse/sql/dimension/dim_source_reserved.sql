-- Purpose: the reserved members of the sources; the others come from the feeds, see dim_source.sql.
-- Grain: one row a source.
-- Inputs: none.
-- Idempotent because: a member is found by its code and written only where it differs; reserved members and those that the
--   reference no longer has stay, for facts refer to them.
INSERT INTO warehouse.dim_source (source_key, source_code, source_name, source_kind)
VALUES (0, 'UNKNOWN', 'Unknown', 'UNKNOWN'),
       (-1, 'NOT_APPLICABLE', 'Not applicable', 'UNKNOWN')
ON CONFLICT (source_key) DO NOTHING;
