-- Purpose: published figures that this load moved for no reason that its records or outcomes give.
-- Grain: one row: rows_checked, rows_failed.
-- Inputs: warehouse.publication_figure, :load_key.
-- Idempotent because: it only reads.
SELECT count(*) AS rows_checked, count(*) FILTER (WHERE other <> 0) AS rows_failed
FROM warehouse.publication_figure
WHERE load_key = :load_key;
