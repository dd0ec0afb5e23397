-- Purpose: which records the newest snapshot of a period tells of. A record of which a rejected row may tell stays among them
--   if it was, so that a later snapshot decides.
-- Grain: one row a period of a feed; one row a record in it.
-- Inputs: staging.snapshot, staging.incident, quarantine.rejected_row, warehouse.dim_record, :delivery_key, :load_key.
-- Idempotent because: afterwards the period holds exactly this snapshot, whatever it held before.
INSERT INTO warehouse.snapshot (feed, period_date_key, business_date, revision, load_key)
SELECT feed, period_date_key, business_date, revision, :load_key
FROM staging.snapshot WHERE delivery_key = :delivery_key AND NOT is_superseded
ON CONFLICT (feed, period_date_key) DO UPDATE
SET business_date = excluded.business_date, revision = excluded.revision, load_key = excluded.load_key;

DELETE FROM warehouse.snapshot_record m
USING staging.snapshot s
WHERE s.delivery_key = :delivery_key AND NOT s.is_superseded
  AND m.feed = s.feed AND m.period_date_key = s.period_date_key
  AND NOT EXISTS (SELECT FROM staging.incident i WHERE i.delivery_key = :delivery_key AND i.record_token = m.record_token)
  AND NOT EXISTS (SELECT FROM quarantine.rejected_row q
                  WHERE q.delivery_key = :delivery_key AND (q.record_token = m.record_token OR q.record_token IS NULL));

INSERT INTO warehouse.snapshot_record (feed, period_date_key, record_token)
SELECT DISTINCT s.feed, s.period_date_key, i.record_token
FROM staging.snapshot s
JOIN staging.incident i USING (delivery_key)
JOIN warehouse.dim_source source USING (source_code)
JOIN warehouse.dim_record r ON r.source_key = source.source_key AND r.record_token = i.record_token
WHERE s.delivery_key = :delivery_key AND NOT s.is_superseded
ON CONFLICT DO NOTHING;
