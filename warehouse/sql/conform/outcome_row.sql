-- Purpose: what each line is to its outcome (a duplicate, stale, of a record that left, or told for the first time or anew),
--   and the newest row of each outcome with the standing of its record: GIVEN (the record is there), LEFT (it was withdrawn
--   for good) or AWAITING (it has not come, or is away).
-- Grain: one row an outcome that the delivery tells of and that is not stale; area and disposition of every line in place.
-- Inputs: staging.outcome, warehouse.dim_record, fact_incident, fact_outcome, fact_outcome_awaiting, :delivery_key, :source_code.
-- Idempotent because: rows of the delivery are written anew. Compares conformed codes and not keys.
DELETE FROM staging.outcome_row WHERE delivery_key = :delivery_key;

-- At equal times a withdrawal counts, else the lower line.
INSERT INTO staging.outcome_row (delivery_key, outcome_token, line_number, part, outcome_version_key, record_key, incident_key,
                                 standing, content_hash, is_changed, is_later)
WITH line AS (
    SELECT o.*, coalesce(o.source_updated, '-infinity') AS updated,
           min(o.line_number) OVER (PARTITION BY o.row_digest) < o.line_number AS is_duplicate,
           md5(ROW(o.record_token, o.involved_token, o.outcome_code, o.outcome_date - date '2000-01-01', o.is_withdrawn)::text)::uuid
               AS content_hash
    FROM staging.outcome o
    WHERE o.delivery_key = :delivery_key
), newest AS (
    SELECT DISTINCT ON (outcome_token) *
    FROM line
    WHERE NOT is_duplicate
    ORDER BY outcome_token, updated DESC, is_withdrawn DESC, line_number, part
), met AS (
    SELECT n.*, r.record_key, i.incident_key,
           CASE WHEN i.incident_key IS NOT NULL THEN 'GIVEN' WHEN r.left_reason = 'WITHDRAWN' AND r.withdrawn_until = 'infinity' THEN 'LEFT'
                ELSE 'AWAITING' END AS standing,
           CASE WHEN f.known_to = 'infinity' THEN f.outcome_version_key END AS outcome_version_key,
           CASE WHEN f.known_to = 'infinity' THEN f.content_hash END AS given_hash,
           -- What left with its record returns with it: told again as it was, it is nothing new.
           coalesce(a.content_hash, CASE WHEN f.closed_because = 'RECORD_LEFT' THEN f.content_hash END) AS awaiting_hash,
           coalesce(greatest(f.source_updated, a.source_updated), '-infinity') AS known_updated,
           coalesce(a.is_withdrawn, f.is_withdrawn, false) AS known_withdrawn
    FROM newest n
    JOIN warehouse.dim_source s ON s.source_code = :source_code
    LEFT JOIN warehouse.dim_record r ON r.source_key = s.source_key AND r.record_token = n.record_token
    LEFT JOIN warehouse.fact_incident i ON i.record_key = r.record_key AND i.known_to = 'infinity'
    LEFT JOIN LATERAL (SELECT * FROM warehouse.fact_outcome f
                       WHERE f.source_key = s.source_key AND f.outcome_token = n.outcome_token
                       ORDER BY f.known_from DESC LIMIT 1) f ON true
    LEFT JOIN warehouse.fact_outcome_awaiting a ON a.source_key = s.source_key AND a.outcome_token = n.outcome_token
)
SELECT :delivery_key, outcome_token, line_number, part, outcome_version_key, record_key, incident_key, standing, content_hash,
       CASE standing WHEN 'GIVEN' THEN given_hash IS DISTINCT FROM content_hash
                     WHEN 'AWAITING' THEN awaiting_hash IS DISTINCT FROM content_hash
                     ELSE false END,
       updated > known_updated
FROM met
WHERE NOT (updated <> '-infinity' AND updated < known_updated)
  AND NOT (known_withdrawn AND NOT is_withdrawn AND updated <= known_updated);

UPDATE staging.outcome o
SET area = told.area, disposition = told.disposition
FROM (SELECT l.line_number, l.part,
             CASE WHEN i.area IS NOT NULL THEN i.area WHEN r.left_reason = 'WITHDRAWN' AND r.withdrawn_until = 'infinity' THEN 'OUTSIDE'
                  ELSE 'AWAITED' END AS area,
             CASE WHEN l.is_duplicate THEN 'DUPLICATE'
                  WHEN n.line_number = l.line_number AND n.part = l.part
                  THEN CASE WHEN n.standing = 'LEFT' THEN 'OUTSIDE_AREA' WHEN n.is_changed THEN 'LOADED' ELSE 'UNCHANGED' END
                  -- Another word on the same outcome of the same time as the one that was heard.
                  WHEN n.line_number IS NOT NULL AND heard.source_updated IS NOT DISTINCT FROM l.source_updated THEN 'DUPLICATE'
                  ELSE 'STALE' END AS disposition
      FROM (SELECT o.line_number, o.part, o.outcome_token, o.record_token, o.source_updated,
                   min(o.line_number) OVER (PARTITION BY o.row_digest) < o.line_number AS is_duplicate
            FROM staging.outcome o WHERE o.delivery_key = :delivery_key) l
      JOIN warehouse.dim_source s ON s.source_code = :source_code
      LEFT JOIN warehouse.dim_record r ON r.source_key = s.source_key AND r.record_token = l.record_token
      LEFT JOIN warehouse.fact_incident i ON i.record_key = r.record_key AND i.known_to = 'infinity'
      LEFT JOIN staging.outcome_row n ON n.delivery_key = :delivery_key AND n.outcome_token = l.outcome_token
      LEFT JOIN staging.outcome heard ON heard.delivery_key = :delivery_key AND heard.line_number = n.line_number
                                     AND heard.part = n.part) told
WHERE o.delivery_key = :delivery_key AND told.line_number = o.line_number AND told.part = o.part;
