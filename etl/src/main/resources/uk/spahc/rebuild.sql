-- Statements of Rebuild. {table} is an aggregate that warehouse/sql/rebuild.csv names.
-- name: keep
CREATE TEMPORARY TABLE kept ON COMMIT DROP AS TABLE {table}
-- name: compare
SELECT (SELECT count(*) FROM {table}) AS rows,
       (SELECT count(*) FROM (TABLE kept EXCEPT ALL TABLE {table}) gone) AS rows_gone,
       (SELECT count(*) FROM (TABLE {table} EXCEPT ALL TABLE kept) come) AS rows_come
-- name: forget
DROP TABLE kept
-- name: enter
INSERT INTO audit.rebuild (run_key, reference_load_key, rows_differing, tables_counted) VALUES (?, ?, ?, string_to_array(?, ','))
-- name: reference_to_follow
SELECT max(reference_load_key) AS reference_load_key
FROM audit.reference_load
HAVING max(reference_load_key) > (SELECT coalesce(max(reference_load_key), 0) FROM audit.rebuild WHERE tables_counted @> string_to_array(?, ','))
-- name: has_facts
SELECT EXISTS (SELECT FROM warehouse.fact_incident) OR EXISTS (SELECT FROM warehouse.fact_street_crime)
