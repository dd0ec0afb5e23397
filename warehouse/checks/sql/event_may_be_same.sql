-- Purpose: reports that may be the same as a record of another source and are not surely so.
-- Grain: one row: rows_checked, rows_failed.
-- Inputs: staging.touched_report, warehouse.fact_event_match, :delivery_key.
-- Idempotent because: it only reads.
SELECT count(*) AS rows_checked,
       count(*) FILTER (WHERE EXISTS (SELECT FROM warehouse.fact_event_match m WHERE m.record_key = t.record_key AND m.verdict = 'MAY_BE')) AS rows_failed
FROM staging.touched_report t
WHERE t.delivery_key = :delivery_key;
