-- Purpose: who records: one row a source of a feed. Run with each delivery, before conform.
-- Grain: one row a source.
-- Inputs: :source_code, :source_name, :source_kind (POLICE, THIRD_SECTOR, COUNCIL, OPEN_DATA), of the feed's definition.
-- Idempotent because: a source is found by its code and written only where it differs.
INSERT INTO warehouse.dim_source AS d (source_code, source_name, source_kind, is_inferred)
SELECT :source_code, :source_name, upper(:source_kind), false
ON CONFLICT (source_code) DO UPDATE
SET (source_name, source_kind, is_inferred)
    = ROW(excluded.source_name, excluded.source_kind, excluded.is_inferred)
WHERE (d.source_name, d.source_kind, d.is_inferred)
      IS DISTINCT FROM (excluded.source_name, excluded.source_kind, excluded.is_inferred);
