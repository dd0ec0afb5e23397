-- Statements of Rebuild. {table} is an aggregate that warehouse/sql/rebuild.csv names.
-- name: keep
CREATE TEMPORARY TABLE kept ON COMMIT DROP AS TABLE {table}
-- name: compare
SELECT (SELECT count(*) FROM {table}) AS rows,
       (SELECT count(*) FROM (TABLE kept EXCEPT ALL TABLE {table}) gone) AS rows_gone,
       (SELECT count(*) FROM (TABLE {table} EXCEPT ALL TABLE kept) come) AS rows_come
-- name: forget
DROP TABLE kept
