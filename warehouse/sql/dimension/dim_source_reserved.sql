-- Purpose: the sources of the feeds configured, each with its theme, and the reserved members; dim_source.sql, with each delivery,
--   knows no theme.
-- Grain: one row a source.
-- Inputs: reference_source, of the configuration; warehouse.dim_theme.
-- Idempotent because: a member is found by its code and written only where it differs; reserved members and those that the
--   configuration no longer has stay, for facts refer to them.
INSERT INTO warehouse.dim_source (source_key, source_code, source_name, source_kind)
VALUES (0, 'UNKNOWN', 'Unknown', 'UNKNOWN'),
       (-1, 'NOT_APPLICABLE', 'Not applicable', 'UNKNOWN')
ON CONFLICT (source_key) DO NOTHING;

INSERT INTO warehouse.dim_source AS d (source_code, source_name, source_kind, theme_key)
SELECT s.source_code, s.source_name, s.source_kind, t.theme_key
FROM reference_source s
JOIN warehouse.dim_theme t USING (theme_code)
ON CONFLICT (source_code) DO UPDATE
SET (source_name, source_kind, theme_key, is_inferred)
    = ROW(excluded.source_name, excluded.source_kind, excluded.theme_key, excluded.is_inferred)
WHERE (d.source_name, d.source_kind, d.theme_key, d.is_inferred)
      IS DISTINCT FROM (excluded.source_name, excluded.source_kind, excluded.theme_key, excluded.is_inferred);
