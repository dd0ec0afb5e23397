-- Purpose: facts of this load whose key is not in its dimension.
-- Grain: one row: rows_checked, rows_failed.
-- Inputs: ${fact}.${column}, ${dimension}.${key}, :load_key.
-- Idempotent because: it only reads.
SELECT count(*) AS rows_checked, count(*) FILTER (WHERE of_${column}.${key} IS NULL) AS rows_failed
FROM ${fact} f
LEFT JOIN ${dimension} of_${column} ON of_${column}.${key} = f.${column} -- finds one row at most
WHERE f.load_key = :load_key;
