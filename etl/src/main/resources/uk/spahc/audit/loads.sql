-- Statements of LoadRegister.
-- name: open
INSERT INTO audit.load (delivery_key, run_key, rerun_number) VALUES (?, ?, ?) RETURNING load_key
-- name: end
UPDATE audit.load
SET state = ?, cause_code = ?, cause = ?, next_step = ?, finished_at = clock_timestamp()
WHERE load_key = ?
-- name: fail_deliveries_left_over
UPDATE audit.delivery d SET state = 'FAILED'
FROM audit.load l
WHERE l.delivery_key = d.delivery_key AND l.state = 'RUNNING' AND l.run_key <> ? AND d.state IN ('RECEIVED', 'LOADING')
-- name: fail_left_over
UPDATE audit.load
SET state = 'FAILED', cause_code = 'INTERRUPTED', cause = 'The run was cut off before this load ended.',
    next_step = 'spahc rerun ' || load_key, finished_at = clock_timestamp()
WHERE state = 'RUNNING' AND run_key <> ?
-- name: loaded
UPDATE audit.load
SET state = 'LOADED', rows_read = ?, rows_loaded = ?, rows_unchanged = ?, rows_stale = ?, rows_outside_area = ?, rows_rejected = ?,
    rows_duplicate = ?, rows_inside_area = ?, rows_area_unknown = ?
WHERE load_key = ?
-- name: published
UPDATE audit.load
SET state = 'PUBLISHED', cause_code = NULL, cause = NULL, next_step = NULL, finished_at = clock_timestamp()
WHERE load_key = ?
-- name: by_key
SELECT * FROM audit.load WHERE load_key = ?
-- name: of_delivery
SELECT * FROM audit.load WHERE delivery_key = ? ORDER BY load_key DESC
-- name: rejects
SELECT reason.code, reason.column_name, count(*) AS rows, min(q.line_number) AS first_line
FROM quarantine.rejected_row q
CROSS JOIN LATERAL unnest(q.reason_codes, q.column_names) AS reason (code, column_name)
WHERE q.delivery_key = ? AND q.rerun_number = ?
GROUP BY reason.code, reason.column_name
ORDER BY count(*) DESC, reason.code, reason.column_name
