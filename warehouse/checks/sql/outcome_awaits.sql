-- Purpose: outcomes that the delivery tells of and whose record has not come.
-- Grain: one row: rows_checked, rows_failed.
-- Inputs: staging.outcome_row, :delivery_key.
-- Idempotent because: it only reads.
SELECT count(*) AS rows_checked, count(*) FILTER (WHERE standing = 'AWAITING') AS rows_failed
FROM staging.outcome_row
WHERE delivery_key = :delivery_key;
