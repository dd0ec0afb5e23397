-- Purpose: what a delivery of withdrawals, or an officer's word, makes of each record: it leaves, unless the source has told
--   of it anew since; and the end that each line came to.
-- Grain: one row a record that is taken back; area and disposition of every line in place.
-- Inputs: staging.withdrawal, warehouse.dim_record, fact_incident, :delivery_key, :source_code.
-- Idempotent because: rows of the delivery are written anew.
DELETE FROM staging.incident_record WHERE delivery_key = :delivery_key;

-- Of several lines of one record the one that lasts longest speaks.
INSERT INTO staging.incident_record (delivery_key, record_token, line_number, part, record_key, incident_key, area, source_updated,
                                     content_hash, is_changed, replaces_people, withdrawn_because, withdrawn_until)
SELECT DISTINCT ON (w.record_token)
       :delivery_key, w.record_token, w.line_number, w.part, r.record_key, f.incident_key, 'OUTSIDE', w.source_updated,
       '00000000-0000-0000-0000-000000000000', false, false,
       CASE WHEN w.because = 'SUPPLIER' THEN 'SOURCE' WHEN w.withdrawal = 'UNTIL_TOLD' THEN 'DELIVERY' ELSE 'OFFICER' END,
       CASE w.withdrawal WHEN 'FOR_GOOD' THEN 'infinity'::timestamptz
                         WHEN 'UNTIL_NEWER' THEN coalesce(greatest(w.source_updated, r.newest_updated), '-infinity') END
FROM staging.withdrawal w
JOIN warehouse.dim_source s ON s.source_code = :source_code
LEFT JOIN warehouse.dim_record r ON r.source_key = s.source_key AND r.record_token = w.record_token
LEFT JOIN warehouse.fact_incident f ON f.record_key = r.record_key AND f.known_to = 'infinity'
WHERE w.delivery_key = :delivery_key
  AND NOT coalesce(w.withdrawal = 'UNTIL_NEWER' AND w.source_updated < r.newest_updated, false)
ORDER BY w.record_token, w.withdrawal = 'FOR_GOOD' DESC, w.source_updated DESC NULLS LAST, w.line_number, w.part;

UPDATE staging.withdrawal w
SET area = coalesce((SELECT f.area FROM staging.incident_record r JOIN warehouse.fact_incident f USING (incident_key)
                     WHERE r.delivery_key = :delivery_key AND r.record_token = w.record_token), 'OUTSIDE'),
    disposition = CASE WHEN told.is_speaking AND told.is_there_already THEN 'UNCHANGED'
                       WHEN told.is_speaking THEN 'LOADED'
                       WHEN told.is_heard THEN 'DUPLICATE'
                       ELSE 'STALE' END
FROM (SELECT l.line_number, l.part, r.record_token IS NOT NULL AS is_heard,
             r.line_number = l.line_number AND r.part = l.part AS is_speaking,
             coalesce(d.left_reason = 'WITHDRAWN' AND (d.withdrawn_until >= r.withdrawn_until OR r.withdrawn_because = 'DELIVERY'), false)
                 AS is_there_already
      FROM staging.withdrawal l
      LEFT JOIN staging.incident_record r ON r.delivery_key = l.delivery_key AND r.record_token = l.record_token
      LEFT JOIN warehouse.dim_record d ON d.record_key = r.record_key
      WHERE l.delivery_key = :delivery_key) told
WHERE w.delivery_key = :delivery_key AND told.line_number = w.line_number AND told.part = w.part;
