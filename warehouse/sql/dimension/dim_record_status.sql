-- Purpose: whether a record still counts.
-- Grain: one row a status.
-- Inputs: none: the statuses are ours; feeds map their labels to them.
-- Idempotent because: a member is found by its code and written only where it differs; reserved members and those that the
--   reference no longer has stay, for facts refer to them.
INSERT INTO warehouse.dim_record_status (record_status_key, record_status_code, record_status_name, is_counted, is_known)
VALUES (0, 'UNKNOWN', 'Unknown', true, false),
       (-1, 'NOT_APPLICABLE', 'Not applicable', true, false),
       (-2, 'UNMAPPED', 'Label not mapped yet', true, false)
ON CONFLICT (record_status_key) DO NOTHING;

INSERT INTO warehouse.dim_record_status AS d (record_status_code, record_status_name, is_counted, is_known)
VALUES ('ACTIVE', 'Active or closed', true, true),
       ('CANCELLED', 'Cancelled', false, true),
       ('TRANSFERRED', 'Transferred to another force', false, true)
ON CONFLICT (record_status_code) DO UPDATE
SET (record_status_name, is_counted, is_known, is_inferred)
    = ROW(excluded.record_status_name, excluded.is_counted, excluded.is_known, excluded.is_inferred)
WHERE (d.record_status_name, d.is_counted, d.is_known, d.is_inferred)
      IS DISTINCT FROM (excluded.record_status_name, excluded.is_counted, excluded.is_known, excluded.is_inferred);
