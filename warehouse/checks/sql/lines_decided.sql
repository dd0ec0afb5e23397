-- Purpose: lines of a delivery without an end.
-- Grain: one row: rows_checked, rows_failed.
-- Inputs: ${table}, :delivery_key.
-- Idempotent because: it only reads.
SELECT count(*) AS rows_checked, count(*) FILTER (WHERE undecided > 0) AS rows_failed
FROM (SELECT count(*) FILTER (WHERE disposition IS NULL) AS undecided
      FROM ${table} WHERE delivery_key = :delivery_key GROUP BY line_number) line;
