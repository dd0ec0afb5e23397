-- Purpose: outcomes whose record has not come wait for it, without area and without a person; those that it is no longer
--   true of, wait no more.
-- Grain: one row an outcome that waits.
-- Inputs: staging.outcome_row, staging.outcome, warehouse.dim_outcome, dim_date, :delivery_key, :load_key, :source_code, :known_at.
-- Idempotent because: an outcome waits in one row by (source, token), written only where it differs. Told again unchanged,
--   it waits no longer for that.
DELETE FROM warehouse.fact_outcome_awaiting a
USING staging.outcome_row r, warehouse.dim_source s
WHERE r.delivery_key = :delivery_key AND r.standing <> 'AWAITING'
  AND s.source_code = :source_code
  AND a.source_key = s.source_key AND a.outcome_token = r.outcome_token;

INSERT INTO warehouse.fact_outcome_awaiting AS a (source_key, outcome_token, record_token, involved_token, outcome_key,
    outcome_date_key, is_withdrawn, source_updated, content_hash, waits_until, told_load_key, told_line_number)
SELECT s.source_key, r.outcome_token, o.record_token, o.involved_token, coalesce(d.outcome_key, 0), coalesce(given.date_key, 0),
       o.is_withdrawn, o.source_updated, r.content_hash,
       (:known_at::timestamptz AT TIME ZONE 'Europe/London')::date + o.waiting_days, :load_key, o.line_number
FROM staging.outcome_row r
JOIN staging.outcome o USING (delivery_key, line_number, part)
JOIN warehouse.dim_source s ON s.source_code = :source_code
LEFT JOIN warehouse.dim_outcome d ON d.outcome_code = o.outcome_code
LEFT JOIN warehouse.dim_date given ON given.date = o.outcome_date
WHERE r.delivery_key = :delivery_key AND r.standing = 'AWAITING' AND (r.is_changed OR r.is_later)
ORDER BY o.line_number, o.part
ON CONFLICT (source_key, outcome_token) DO UPDATE
SET source_updated = excluded.source_updated,
    record_token = excluded.record_token, involved_token = excluded.involved_token, outcome_key = excluded.outcome_key,
    outcome_date_key = excluded.outcome_date_key, is_withdrawn = excluded.is_withdrawn, content_hash = excluded.content_hash,
    waits_until = CASE WHEN a.content_hash = excluded.content_hash THEN a.waits_until ELSE excluded.waits_until END,
    told_load_key = CASE WHEN a.content_hash = excluded.content_hash THEN a.told_load_key ELSE excluded.told_load_key END,
    told_line_number = CASE WHEN a.content_hash = excluded.content_hash THEN a.told_line_number ELSE excluded.told_line_number END;
