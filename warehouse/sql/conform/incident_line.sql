-- Purpose: what each line is to its record: a duplicate, stale, outside the area, or a candidate (disposition null), and
--   which line's incident is the record's: the lowest among those with the newest source time.
-- Grain: one row a line and part of the delivery.
--   A record that another line of the delivery refuses is stale.
-- Inputs: staging.incident, staging.client_refusal, warehouse.dim_record, :delivery_key, :source_code.
-- Idempotent because: rows of the delivery are written anew.
DELETE FROM staging.incident_line WHERE delivery_key = :delivery_key;

INSERT INTO staging.incident_line (delivery_key, line_number, part, record_token, record_key, is_winner, record_area, disposition)
WITH line AS (
    SELECT i.line_number, i.part, i.record_token, i.area, coalesce(i.source_updated, '-infinity') AS updated,
           min(i.line_number) OVER (PARTITION BY i.row_digest) < i.line_number AS is_duplicate,
           EXISTS (SELECT FROM staging.client_refusal n
                   WHERE n.delivery_key = :delivery_key AND n.record_token = i.record_token) AS is_refused
    FROM staging.incident i
    WHERE i.delivery_key = :delivery_key
), known AS (
    SELECT r.record_token, r.record_key, coalesce(r.newest_updated, '-infinity') AS newest_updated
    FROM warehouse.dim_record r
    JOIN warehouse.dim_source s USING (source_key)
    WHERE s.source_code = :source_code
), ranked AS (
    SELECT line.*, known.record_key,
           row_number() OVER newest_first AS rank,
           first_value(line.area) OVER newest_first AS record_area,
           line.is_refused OR line.updated < first_value(line.updated) OVER newest_first
               OR (line.updated <> '-infinity' AND line.updated < known.newest_updated) AS is_stale
    FROM line
    LEFT JOIN known USING (record_token)
    WINDOW newest_first AS (PARTITION BY line.record_token, line.is_duplicate
                            ORDER BY line.updated DESC, line.line_number, line.part)
)
SELECT :delivery_key, line_number, part, record_token, record_key,
       NOT is_duplicate AND NOT coalesce(is_stale, false) AND rank = 1,
       record_area,
       CASE WHEN is_duplicate THEN 'DUPLICATE'
            WHEN is_stale THEN 'STALE'
            WHEN record_area = 'OUTSIDE' THEN 'OUTSIDE_AREA' END
FROM ranked;
