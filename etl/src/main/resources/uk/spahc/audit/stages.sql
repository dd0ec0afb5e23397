-- Statements of StageLog. A restart within a run states its outcome again, and the later one stands.
-- name: outcome
INSERT INTO audit.stage_outcome (load_key, stage, state, rows_in, rows_out, detail, started_at)
VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (load_key, stage) DO UPDATE
SET state = excluded.state, rows_in = excluded.rows_in, rows_out = excluded.rows_out, detail = excluded.detail,
    finished_at = clock_timestamp()
-- name: reconciliation
INSERT INTO audit.reconciliation (load_key, stage, rows_read, rows_loaded, rows_unchanged, rows_stale, rows_outside_area,
                                  rows_rejected, rows_duplicate)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (load_key, stage) DO UPDATE
SET rows_read = excluded.rows_read, rows_loaded = excluded.rows_loaded, rows_unchanged = excluded.rows_unchanged,
    rows_stale = excluded.rows_stale, rows_outside_area = excluded.rows_outside_area, rows_rejected = excluded.rows_rejected,
    rows_duplicate = excluded.rows_duplicate
-- name: check
INSERT INTO audit.check_outcome (load_key, check_id, severity, rows_checked, rows_failed, threshold, passed)
VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (load_key, check_id) DO UPDATE
SET rows_checked = excluded.rows_checked, rows_failed = excluded.rows_failed, passed = excluded.passed, checked_at = clock_timestamp()
-- name: notice
INSERT INTO audit.notice (load_key, code, column_name, label, rows, first_line)
VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (load_key, code, column_name, label) DO UPDATE
SET rows = notice.rows + excluded.rows, first_line = least(notice.first_line, excluded.first_line)
