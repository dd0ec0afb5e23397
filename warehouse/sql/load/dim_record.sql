-- Purpose: durable keys of records, the newest source time seen of each, whichever way that version went, and tombstones.
-- Grain: one row a record of a source.
-- Inputs: staging.incident_record, staging.incident_line, staging.incident, warehouse.dim_source, :delivery_key, :load_key, :source_code.
-- Idempotent because: the newest time only moves forward, and a record has one row by (source, token).
WITH new AS (
    INSERT INTO warehouse.dim_record (source_key, record_token, newest_updated, left_reason, load_key)
    SELECT s.source_key, r.record_token, r.source_updated, NULL, :load_key
    FROM staging.incident_record r
    JOIN warehouse.dim_source s ON s.source_code = :source_code
    WHERE r.delivery_key = :delivery_key AND r.record_key IS NULL
      AND NOT EXISTS (SELECT FROM warehouse.dim_record known WHERE known.source_key = s.source_key AND known.record_token = r.record_token)
    ORDER BY r.line_number, r.part
    RETURNING record_key, record_token
)
UPDATE staging.incident_record r
SET record_key = new.record_key
FROM new
WHERE r.delivery_key = :delivery_key AND r.record_token = new.record_token;

-- Rows changed where they lie make no table grow: what is known of the column from when it was empty has to be forgotten here.
SELECT staging.analyse_tables('incident_record');

-- A record that was never inside is remembered by token and time alone, lest an older edition from inside, should it come
-- later, be taken for the newest.
INSERT INTO warehouse.dim_record (source_key, record_token, newest_updated, left_reason, load_key)
SELECT s.source_key, i.record_token, max(i.source_updated), 'NEVER_INSIDE', :load_key
FROM staging.incident_line l
JOIN staging.incident i USING (delivery_key, line_number, part)
JOIN warehouse.dim_source s ON s.source_code = :source_code
WHERE l.delivery_key = :delivery_key AND l.is_winner AND l.record_area = 'OUTSIDE' AND l.record_key IS NULL
  AND i.source_updated IS NOT NULL AND i.withdrawal IS NULL
  AND NOT EXISTS (SELECT FROM warehouse.dim_record known WHERE known.source_key = s.source_key AND known.record_token = i.record_token)
GROUP BY s.source_key, i.record_token;

-- A tombstone stands until something is told that may bring the record back; of two the one that lasts longer stands.
UPDATE warehouse.dim_record known
SET newest_updated = new.newest_updated, left_reason = new.left_reason, withdrawn_because = new.withdrawn_because,
    withdrawn_until = new.withdrawn_until
FROM (SELECT r.record_key, greatest(d.newest_updated, r.source_updated) AS newest_updated,
             CASE WHEN r.withdrawn_because IS NOT NULL THEN 'WITHDRAWN'
                  WHEN r.area = 'OUTSIDE' THEN coalesce(nullif(d.left_reason, 'WITHDRAWN'), 'MOVED_AWAY') END AS left_reason,
             CASE WHEN r.withdrawn_because IS NULL THEN NULL
                  WHEN d.withdrawn_until >= r.withdrawn_until THEN d.withdrawn_because
                  ELSE r.withdrawn_because END AS withdrawn_because,
             CASE WHEN r.withdrawn_because IS NULL THEN NULL
                  WHEN r.withdrawn_because = 'DELIVERY' THEN d.withdrawn_until
                  ELSE greatest(d.withdrawn_until, r.withdrawn_until) END AS withdrawn_until
      FROM staging.incident_record r
      JOIN warehouse.dim_record d USING (record_key)
      WHERE r.delivery_key = :delivery_key) new
WHERE known.record_key = new.record_key
  AND (known.newest_updated, known.left_reason, known.withdrawn_because, known.withdrawn_until)
      IS DISTINCT FROM (new.newest_updated, new.left_reason, new.withdrawn_because, new.withdrawn_until);
