-- Purpose: complete months that this load touched whose offences are outside their source's usual range: all strands, and not
--   months of the baseline itself. Plausible or not is for a person to say.
-- Grain: one row: rows_checked, rows_failed.
-- Inputs: staging.touched_month, mart.mart_hate_crime__control_chart, :delivery_key, :source_code.
-- Idempotent because: it only reads.
SELECT count(*) AS rows_checked, count(*) FILTER (WHERE c.signal IN ('ABOVE_RANGE', 'BELOW_RANGE')) AS rows_failed
FROM mart.mart_hate_crime__control_chart c
JOIN staging.touched_month t ON t.month_date_key = to_char(c.month_recorded, 'YYYYMMDD')::integer
WHERE t.delivery_key = :delivery_key AND c.source_code = :source_code AND c.strand_code = 'ALL'
  AND c.average IS NOT NULL AND NOT c.is_baseline;
