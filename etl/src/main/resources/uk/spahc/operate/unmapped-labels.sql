-- Purpose: labels that no code map knew, in how many rows, over the newest load of every delivery.
-- Grain: one row a feed, column and label.
-- Inputs: audit.notice, audit.load, audit.delivery.
-- Idempotent because: it only reads.
SELECT d.feed, n.column_name, n.label, sum(n.rows) AS row_count
FROM audit.delivery d
JOIN LATERAL (SELECT load_key FROM audit.load l WHERE l.delivery_key = d.delivery_key ORDER BY load_key DESC LIMIT 1) newest ON true
JOIN audit.notice n ON n.load_key = newest.load_key
WHERE n.code = 'UNMAPPED'
GROUP BY d.feed, n.column_name, n.label
ORDER BY d.feed, row_count DESC, n.column_name, n.label
