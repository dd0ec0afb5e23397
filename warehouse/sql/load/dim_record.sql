-- Purpose: durable keys of records, and the newest source time seen of each, whichever way that version went.
-- Grain: one row a record of a source.
-- Inputs: staging.incident_record, staging.incident_line, staging.incident, warehouse.dim_source, :delivery_key, :load_key, :source_code.
-- Idempotent because: the newest time only moves forward, and a record has one row by (source, token).
INSERT INTO warehouse.dim_record AS known (source_key, record_token, newest_updated, left_reason, load_key)
SELECT s.source_key, r.record_token, r.source_updated, NULL, :load_key
FROM staging.incident_record r
JOIN warehouse.dim_source s ON s.source_code = :source_code
WHERE r.delivery_key = :delivery_key AND r.record_key IS NULL
ORDER BY r.line_number, r.part
ON CONFLICT (source_key, record_token) DO NOTHING;

-- A record that was never inside is remembered by token and time alone, lest an older edition from inside, should it come
-- later, be taken for the newest.
INSERT INTO warehouse.dim_record (source_key, record_token, newest_updated, left_reason, load_key)
SELECT s.source_key, i.record_token, max(i.source_updated), 'NEVER_INSIDE', :load_key
FROM staging.incident_line l
JOIN staging.incident i USING (delivery_key, line_number, part)
JOIN warehouse.dim_source s ON s.source_code = :source_code
WHERE l.delivery_key = :delivery_key AND l.is_winner AND l.record_area = 'OUTSIDE' AND l.record_key IS NULL
  AND i.source_updated IS NOT NULL
GROUP BY s.source_key, i.record_token
ON CONFLICT (source_key, record_token) DO NOTHING;

UPDATE staging.incident_record r
SET record_key = known.record_key
FROM warehouse.dim_record known
JOIN warehouse.dim_source s USING (source_key)
WHERE s.source_code = :source_code
  AND r.delivery_key = :delivery_key
  AND r.record_key IS NULL
  AND known.record_token = r.record_token;

UPDATE warehouse.dim_record known
SET newest_updated = greatest(known.newest_updated, r.source_updated),
    left_reason = CASE WHEN r.area = 'OUTSIDE' THEN coalesce(known.left_reason, 'MOVED_AWAY') END
FROM staging.incident_record r
WHERE r.delivery_key = :delivery_key
  AND known.record_key = r.record_key
  AND (known.newest_updated IS DISTINCT FROM greatest(known.newest_updated, r.source_updated)
       OR known.left_reason IS DISTINCT FROM CASE WHEN r.area = 'OUTSIDE' THEN coalesce(known.left_reason, 'MOVED_AWAY') END);
