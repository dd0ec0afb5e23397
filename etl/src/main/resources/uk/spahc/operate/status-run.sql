-- Purpose: the newest run.
-- Grain: one row at most.
SELECT run_key, command, state, started_at, finished_at, exit_code FROM audit.run ORDER BY run_key DESC LIMIT 1
