-- Purpose: share of rows with a certain code, among those that are kept.
-- Grain: one row: rows_checked, rows_failed.
-- Inputs: ${table}.${column}, ${code}, the lines' dispositions in ${lines}, :delivery_key.
-- Idempotent because: it only reads.
SELECT count(*) AS rows_checked, count(*) FILTER (WHERE ${column} = '${code}') AS rows_failed
FROM ${table} told
JOIN (SELECT DISTINCT line_number FROM ${lines}
      WHERE delivery_key = :delivery_key AND disposition IN ('LOADED', 'UNCHANGED')) kept USING (line_number)
WHERE told.delivery_key = :delivery_key;
