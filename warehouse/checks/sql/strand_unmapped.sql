-- Purpose: rows with a strand label that no code map knows.
-- Grain: one row: rows_checked, rows_failed.
-- Inputs: staging.incident, :delivery_key.
-- Idempotent because: it only reads.
SELECT count(*) AS rows_checked, count(*) FILTER (WHERE 'UNMAPPED' = ANY (strand_codes)) AS rows_failed
FROM staging.incident WHERE delivery_key = :delivery_key;
