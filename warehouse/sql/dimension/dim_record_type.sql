-- Purpose: what kind of record a source made.
-- Grain: one row a record type.
-- Inputs: reference_record_type.
-- Idempotent because: a member is found by its code and written only where it differs; reserved members and those that the
--   reference no longer has stay, for facts refer to them.
INSERT INTO warehouse.dim_record_type (record_type_key, record_type_code, record_type_name, is_offence, is_known)
VALUES (0, 'UNKNOWN', 'Unknown', false, false),
       (-1, 'NOT_APPLICABLE', 'Not applicable', false, false),
       (-2, 'UNMAPPED', 'Label not mapped yet', false, false)
ON CONFLICT (record_type_key) DO NOTHING;

INSERT INTO warehouse.dim_record_type AS d (record_type_code, record_type_name, is_offence, is_known)
SELECT record_type, label, headline = 'Y', true
FROM reference_record_type
ON CONFLICT (record_type_code) DO UPDATE
SET (record_type_name, is_offence, is_known, is_inferred)
    = ROW(excluded.record_type_name, excluded.is_offence, excluded.is_known, excluded.is_inferred)
WHERE (d.record_type_name, d.is_offence, d.is_known, d.is_inferred)
      IS DISTINCT FROM (excluded.record_type_name, excluded.is_offence, excluded.is_known, excluded.is_inferred);
