-- Purpose: themes of the partnership.
-- Grain: one row a theme.
-- Inputs: none.
-- Idempotent because: a member is found by its code and written only where it differs; reserved members and those that the
--   reference no longer has stay, for facts refer to them.
INSERT INTO warehouse.dim_theme (theme_key, theme_code, theme_name)
VALUES (0, 'UNKNOWN', 'Unknown'),
       (-1, 'NOT_APPLICABLE', 'Not applicable')
ON CONFLICT (theme_key) DO NOTHING;

INSERT INTO warehouse.dim_theme AS d (theme_code, theme_name)
VALUES ('hate-crime', 'Hate crime'), ('background', 'All recorded crime, for comparison')
ON CONFLICT (theme_code) DO UPDATE
SET theme_name = excluded.theme_name
WHERE (d.theme_name)
      IS DISTINCT FROM (excluded.theme_name);
