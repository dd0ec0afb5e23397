-- Purpose: share of rows of unknown area.
-- Grain: one row: rows_checked, rows_failed.
-- Inputs: ${table}, :delivery_key.
-- Idempotent because: it only reads.
SELECT count(*) AS rows_checked, count(*) FILTER (WHERE area = 'UNKNOWN') AS rows_failed
FROM ${table} WHERE delivery_key = :delivery_key;
