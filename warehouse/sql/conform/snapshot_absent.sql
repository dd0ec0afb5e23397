-- Purpose: records that the replaced snapshot told of and this one does not leave as withdrawn, where the feed says so; and how
--   many they are, before anything is withdrawn. A record of which a rejected row may tell stays; where a rejected row does
--   not say of which, all do. So does a record that the newest snapshot of another period tells of.
-- Grain: one row a record now absent.
-- Inputs: staging.snapshot, staging.incident, staging.client_refusal, quarantine.rejected_row, warehouse.snapshot_record,
--   dim_record, fact_incident, :delivery_key.
-- Idempotent because: rows of the delivery were written anew before it, and one that is there stays.
INSERT INTO staging.incident_record (delivery_key, record_token, line_number, part, record_key, incident_key, area, source_updated,
                                     content_hash, is_changed, replaces_people, withdrawn_because, withdrawn_until)
SELECT :delivery_key, m.record_token, 0, 0, r.record_key, f.incident_key, 'OUTSIDE', NULL,
       '00000000-0000-0000-0000-000000000000', false, false, 'ABSENT', coalesce(r.newest_updated, '-infinity')
FROM staging.snapshot s
JOIN warehouse.snapshot_record m ON m.feed = s.feed AND m.period_date_key = s.period_date_key
JOIN warehouse.dim_source source USING (source_code)
JOIN warehouse.dim_record r ON r.source_key = source.source_key AND r.record_token = m.record_token
JOIN warehouse.fact_incident f ON f.record_key = r.record_key AND f.known_to = 'infinity'
WHERE s.delivery_key = :delivery_key AND s.withdraws_absent AND NOT s.is_superseded
  AND NOT EXISTS (SELECT FROM staging.incident i WHERE i.delivery_key = :delivery_key AND i.record_token = m.record_token)
  AND NOT EXISTS (SELECT FROM staging.client_refusal n WHERE n.delivery_key = :delivery_key AND n.record_token = m.record_token)
  AND NOT EXISTS (SELECT FROM quarantine.rejected_row q
                  WHERE q.delivery_key = :delivery_key AND (q.record_token = m.record_token OR q.record_token IS NULL))
  AND NOT EXISTS (SELECT FROM warehouse.snapshot_record other
                  WHERE other.feed = m.feed AND other.record_token = m.record_token AND other.period_date_key <> m.period_date_key)
ON CONFLICT (delivery_key, record_token) DO NOTHING;

UPDATE staging.snapshot s
SET records_absent = (SELECT count(*) FROM staging.incident_record r
                      WHERE r.delivery_key = :delivery_key AND r.withdrawn_because = 'ABSENT'),
    records_held = (SELECT count(*)
                    FROM warehouse.snapshot_record m
                    JOIN warehouse.dim_source source ON source.source_code = s.source_code
                    JOIN warehouse.dim_record r ON r.source_key = source.source_key AND r.record_token = m.record_token
                    WHERE m.feed = s.feed AND m.period_date_key = s.period_date_key AND r.left_reason IS NULL)
WHERE s.delivery_key = :delivery_key;
