-- Purpose: outcomes that this load gave, of a date before the crime was reported or, where that is not told, recorded.
-- Grain: one row: rows_checked, rows_failed.
-- Inputs: warehouse.fact_outcome, :load_key.
-- Idempotent because: it only reads.
SELECT count(*) AS rows_checked,
       count(*) FILTER (WHERE outcome_date_key > 0
                          AND outcome_date_key < CASE WHEN reported_date_key > 0 THEN reported_date_key ELSE recorded_date_key END) AS rows_failed
FROM warehouse.fact_outcome
WHERE load_key = :load_key AND known_to = 'infinity' AND NOT is_withdrawn;
