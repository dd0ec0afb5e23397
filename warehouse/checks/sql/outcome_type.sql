-- Purpose: outcomes of a certain type, not withdrawn, among those that this load gave.
-- Grain: one row: rows_checked, rows_failed.
-- Inputs: warehouse.fact_outcome, warehouse.dim_outcome, ${type}, :load_key.
-- Idempotent because: it only reads.
SELECT count(*) AS rows_checked, count(*) FILTER (WHERE d.outcome_code = '${type}') AS rows_failed
FROM warehouse.fact_outcome o
JOIN warehouse.dim_outcome d USING (outcome_key)
WHERE o.load_key = :load_key AND o.known_to = 'infinity' AND NOT o.is_withdrawn;
