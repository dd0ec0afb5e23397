-- Statements of Runs and Fence.
-- name: fence
SELECT 1 FROM audit.run WHERE run_key = ? AND epoch = ? AND state = 'RUNNING' FOR SHARE
-- name: running
SELECT run_key FROM audit.run WHERE state = 'RUNNING'
-- name: begin
INSERT INTO audit.run (command, host, process_id) VALUES (?, ?, ?) RETURNING run_key, epoch
-- name: finish
UPDATE audit.run SET state = 'FINISHED', finished_at = clock_timestamp(), exit_code = ?
WHERE run_key = ? AND epoch = ? AND state = 'RUNNING'
-- name: end_sessions
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE application_name = ? AND datname = current_database() AND pid <> pg_backend_pid()
-- name: lock_run
SELECT 1 FROM audit.run WHERE run_key = ? FOR UPDATE
-- name: declare_dead
UPDATE audit.run SET epoch = epoch + 1, state = 'DEAD', finished_at = clock_timestamp() WHERE run_key = ? AND state = 'RUNNING'
