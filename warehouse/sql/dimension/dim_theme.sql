-- Purpose: themes of the partnership, with their parameters.
-- Grain: one row a theme.
-- Inputs: reference_theme, of the configuration (themes/<theme>/theme.yml).
-- Idempotent because: a member is found by its code and written only where it differs; reserved members and those that the
--   configuration no longer has stay, for sources refer to them.
INSERT INTO warehouse.dim_theme (theme_key, theme_code, theme_name)
VALUES (0, 'UNKNOWN', 'Unknown'),
       (-1, 'NOT_APPLICABLE', 'Not applicable')
ON CONFLICT (theme_key) DO NOTHING;

INSERT INTO warehouse.dim_theme AS d (theme_code, theme_name, repeat_window, repeat_events, usual_range_months, usual_range_from,
    usual_range_average, positive_outcome_codes, strand_codes)
SELECT theme_code, theme_name, nullif(repeat_window, '')::interval, nullif(repeat_events, '')::smallint, usual_range_months::smallint,
       nullif(usual_range_from, '')::date, usual_range_average::smallint,
       string_to_array(positive_outcome_codes, '|'), string_to_array(strand_codes, '|')
FROM reference_theme
ON CONFLICT (theme_code) DO UPDATE
SET (theme_name, repeat_window, repeat_events, usual_range_months, usual_range_from, usual_range_average, positive_outcome_codes, strand_codes)
    = ROW(excluded.theme_name, excluded.repeat_window, excluded.repeat_events, excluded.usual_range_months, excluded.usual_range_from,
          excluded.usual_range_average, excluded.positive_outcome_codes, excluded.strand_codes)
WHERE (d.theme_name, d.repeat_window, d.repeat_events, d.usual_range_months, d.usual_range_from, d.usual_range_average,
       d.positive_outcome_codes, d.strand_codes)
      IS DISTINCT FROM (excluded.theme_name, excluded.repeat_window, excluded.repeat_events, excluded.usual_range_months, excluded.usual_range_from,
                        excluded.usual_range_average, excluded.positive_outcome_codes, excluded.strand_codes);
