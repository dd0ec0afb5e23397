-- Purpose: facts of this load whose key is not in its dimension.
-- Grain: one row: rows_checked, rows_failed.
-- Inputs: ${fact}.${column}, ${dimension}.${key}, :load_key.
-- Idempotent because: it only reads.
SELECT count(*) AS rows_checked, count(*) FILTER (WHERE d.${key} IS NULL) AS rows_failed
FROM ${fact} f
LEFT JOIN ${dimension} d ON d.${key} = f.${column}
WHERE f.load_key = :load_key;
