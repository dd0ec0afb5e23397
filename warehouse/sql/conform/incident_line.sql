-- Purpose: what each line is to its record: a duplicate, stale, outside the area, taking it back, or a candidate
--   (disposition null), and which line speaks for the record: one that takes it back for good, else the lowest among those
--   with the newest source time, where taking back comes before telling.
-- Grain: one row a line and part of the delivery. A record that another line of the delivery refuses is stale; so is all of a
--   snapshot when a newer one of its period is loaded, and what is told of a withdrawn record but not after its withdrawal.
-- Inputs: staging.incident, staging.client_refusal, staging.snapshot, warehouse.dim_record, :delivery_key, :source_code.
-- Idempotent because: rows of the delivery are written anew.
DELETE FROM staging.incident_line WHERE delivery_key = :delivery_key;

INSERT INTO staging.incident_line (delivery_key, line_number, part, record_token, record_key, is_winner, record_area, disposition)
WITH snapshot AS (
    SELECT count(*) > 0 AS is_one, coalesce(bool_or(is_superseded), false) AS is_superseded
    FROM staging.snapshot WHERE delivery_key = :delivery_key
), line AS (
    SELECT i.line_number, i.part, i.record_token, i.area, coalesce(i.source_updated, '-infinity') AS updated, i.withdrawal,
           min(i.line_number) OVER (PARTITION BY i.row_digest) < i.line_number AS is_duplicate,
           EXISTS (SELECT FROM staging.client_refusal n
                   WHERE n.delivery_key = :delivery_key AND n.record_token = i.record_token) AS is_refused
    FROM staging.incident i
    WHERE i.delivery_key = :delivery_key
), known AS (
    SELECT r.record_token, r.record_key, coalesce(r.newest_updated, '-infinity') AS newest_updated,
           r.left_reason = 'WITHDRAWN' AS is_withdrawn, r.withdrawn_because, r.withdrawn_until
    FROM warehouse.dim_record r
    JOIN warehouse.dim_source s USING (source_key)
    WHERE s.source_code = :source_code
), ranked AS (
    SELECT line.*, known.record_key, known.newest_updated, known.is_withdrawn, known.withdrawn_until,
           row_number() OVER newest_first AS rank,
           first_value(line.area) OVER newest_first AS record_area,
           first_value(line.withdrawal) OVER newest_first AS record_withdrawal,
           line.is_refused OR snapshot.is_superseded
               OR (first_value(line.withdrawal) OVER newest_first IS NOT NULL AND line.withdrawal IS NULL)
               OR (line.withdrawal IS DISTINCT FROM 'FOR_GOOD'
                   AND (line.updated < first_value(line.updated) OVER newest_first
                        OR (line.updated <> '-infinity' AND line.updated < known.newest_updated)))
               -- A snapshot that is the newest of its period brings back what one was absent from.
               OR (line.withdrawal IS NULL AND known.is_withdrawn AND line.updated <= known.withdrawn_until
                   AND NOT (known.withdrawn_because = 'ABSENT' AND snapshot.is_one)) AS is_stale
    FROM line
    CROSS JOIN snapshot
    LEFT JOIN known USING (record_token)
    WINDOW newest_first AS (PARTITION BY line.record_token, line.is_duplicate
                            ORDER BY coalesce(line.withdrawal = 'FOR_GOOD', false) DESC, line.updated DESC,
                                     line.withdrawal IS NOT NULL DESC, line.line_number, line.part)
)
SELECT :delivery_key, line_number, part, record_token, record_key,
       NOT is_duplicate AND NOT coalesce(is_stale, false) AND rank = 1,
       CASE WHEN record_withdrawal IS NULL THEN record_area ELSE 'OUTSIDE' END,
       CASE WHEN is_duplicate THEN 'DUPLICATE'
            WHEN is_stale THEN 'STALE'
            WHEN withdrawal IS NOT NULL AND rank > 1 THEN 'DUPLICATE'
            WHEN withdrawal IS NOT NULL AND is_withdrawn
                 AND withdrawn_until >= CASE withdrawal WHEN 'FOR_GOOD' THEN 'infinity' ELSE greatest(updated, newest_updated) END
            THEN 'UNCHANGED'
            WHEN withdrawal IS NOT NULL THEN 'LOADED'
            WHEN record_area = 'OUTSIDE' THEN 'OUTSIDE_AREA' END
FROM ranked
-- In the order of the key, whose index then grows at its end alone.
ORDER BY line_number, part;
