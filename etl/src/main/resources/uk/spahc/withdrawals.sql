-- Statements of Withdrawals.
-- name: enter_delivery
INSERT INTO audit.delivery (feed, source_code, business_date, file_name, sha256, size_bytes, state, kind)
VALUES (?, ?, ?, 'withdrawal', ?, 0, 'PUBLISHED', 'WITHDRAWAL')
RETURNING delivery_key
-- name: enter_load
INSERT INTO audit.load (delivery_key, run_key, state, finished_at) VALUES (?, ?, 'PUBLISHED', clock_timestamp()) RETURNING load_key
-- name: stage_delivery
INSERT INTO staging.withdrawal (delivery_key, line_number, part, row_digest, record_token, withdrawal, because, told_delivery_key)
SELECT ?, row_number() OVER (ORDER BY record_token), 1, md5(record_token::text)::uuid, record_token, 'UNTIL_TOLD', ?, l.delivery_key
FROM (SELECT ?::bigint AS delivery_key) l
CROSS JOIN LATERAL (
    SELECT f.record_token
    FROM warehouse.dim_load d JOIN warehouse.fact_incident f USING (load_key)
    WHERE d.delivery_key = l.delivery_key AND f.known_to = 'infinity'
    UNION
    SELECT r.record_token
    FROM warehouse.dim_load d JOIN warehouse.fact_involvement f USING (load_key) JOIN warehouse.dim_record r USING (record_key)
    WHERE d.delivery_key = l.delivery_key AND f.known_to = 'infinity') told
-- name: leave_out_unknown
WITH unknown AS (
    DELETE FROM staging.incident_record WHERE delivery_key = ? AND record_key IS NULL
    RETURNING delivery_key, record_token
)
UPDATE staging.withdrawal w SET disposition = 'OUTSIDE_AREA'
FROM unknown WHERE w.delivery_key = unknown.delivery_key AND w.record_token = unknown.record_token
-- name: counts
SELECT (SELECT count(DISTINCT record_token) FROM staging.withdrawal WHERE delivery_key = l.delivery_key) AS named,
       (SELECT count(*) FROM staging.incident_record WHERE delivery_key = l.delivery_key) AS known,
       (SELECT count(*) FROM warehouse.fact_incident WHERE closed_load_key = l.load_key) AS leaving,
       (SELECT count(*) FROM warehouse.fact_incident WHERE closed_load_key = l.load_key AND is_counted) AS counted,
       (SELECT count(*) FROM warehouse.fact_outcome WHERE closed_load_key = l.load_key) AS outcomes,
       (SELECT coalesce(sum(versions_cleared), 0) FROM audit.rectification WHERE load_key = l.load_key) AS versions_cleared,
       (SELECT count(*) FROM staging.touched_month WHERE delivery_key = l.delivery_key) AS months,
       (SELECT count(DISTINCT f.record_key) FROM warehouse.fact_incident f
        WHERE f.closed_load_key = l.load_key
          AND EXISTS (SELECT FROM warehouse.fact_incident before WHERE before.record_key = f.record_key AND before.known_from < f.known_from)) AS known_before
FROM (SELECT ?::bigint AS delivery_key, ?::bigint AS load_key) l
-- name: finish_load
UPDATE audit.load l
SET rows_read = told.rows_read, rows_loaded = told.rows_loaded, rows_unchanged = told.rows_unchanged, rows_stale = 0,
    rows_outside_area = told.rows_outside_area, rows_rejected = 0, rows_duplicate = told.rows_duplicate,
    rows_inside_area = told.rows_inside_area, rows_area_unknown = told.rows_area_unknown
FROM (SELECT count(*) AS rows_read,
             count(*) FILTER (WHERE disposition = 'LOADED') AS rows_loaded,
             count(*) FILTER (WHERE disposition = 'UNCHANGED') AS rows_unchanged,
             count(*) FILTER (WHERE disposition = 'OUTSIDE_AREA') AS rows_outside_area,
             count(*) FILTER (WHERE disposition = 'DUPLICATE') AS rows_duplicate,
             count(*) FILTER (WHERE area = 'INSIDE') AS rows_inside_area,
             count(*) FILTER (WHERE area = 'UNKNOWN') AS rows_area_unknown
      FROM staging.withdrawal WHERE delivery_key = ?) told
WHERE l.load_key = ?
-- name: publish
INSERT INTO audit.publication (run_key, load_key) VALUES (?, ?)
