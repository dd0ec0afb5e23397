-- Statements of Reconciliation. {table} is the staging table of the delivery's kind of record, {lines} the
-- one that says what became of its lines.
-- name: rejected
SELECT count(*) FROM quarantine.rejected_row WHERE delivery_key = ? AND rerun_number = ?
-- name: rejected_for_fault
SELECT count(*) FROM quarantine.rejected_row WHERE delivery_key = ? AND rerun_number = ? AND counts_to_limit
-- name: staged
SELECT count(DISTINCT line_number) FROM {table} WHERE delivery_key = ?
-- name: dispositions
SELECT coalesce(disposition, 'NONE') AS disposition, count(DISTINCT line_number) AS lines
FROM {lines}
WHERE delivery_key = ?
GROUP BY 1
-- name: areas
SELECT count(DISTINCT line_number) FILTER (WHERE area = 'INSIDE') AS inside,
       count(DISTINCT line_number) FILTER (WHERE area = 'UNKNOWN') AS unknown
FROM {table}
WHERE delivery_key = ?
