-- Purpose: in place of touched_repeat_month.sql for a rebuild: every day of which there is an event, and every month end up to
--   the month that the newest delivery is about in whose window one lies, or of which there is a figure.
-- Grain: one row a theme and day; one row a theme and month end.
-- Inputs: warehouse.fact_incident, agg_repeat_month, agg_people_met, dim_load, dimensions, :delivery_key (any number that is no
--   delivery's, such as 0).
-- Idempotent because: rows of that number are written anew.
DELETE FROM staging.touched_event_day WHERE delivery_key = :delivery_key;
DELETE FROM staging.touched_repeat_month WHERE delivery_key = :delivery_key;

INSERT INTO staging.touched_event_day (delivery_key, theme_key, date)
SELECT DISTINCT :delivery_key, s.theme_key, coalesce(occurred.date, recorded.date, reported.date)
FROM warehouse.fact_incident f
JOIN warehouse.dim_source s USING (source_key)
JOIN warehouse.dim_theme theme ON theme.theme_key = s.theme_key AND theme.repeat_window IS NOT NULL
JOIN warehouse.dim_date occurred ON occurred.date_key = f.occurred_date_key
JOIN warehouse.dim_date recorded ON recorded.date_key = f.recorded_date_key
JOIN warehouse.dim_date reported ON reported.date_key = f.reported_date_key
WHERE f.known_to = 'infinity' AND coalesce(occurred.date, recorded.date, reported.date) IS NOT NULL
UNION
SELECT :delivery_key, theme_key, enter_month FROM warehouse.agg_people_met;

INSERT INTO staging.touched_repeat_month (delivery_key, theme_key, month_end)
WITH as_of AS (
    SELECT s.theme_key, date_trunc('month', max(l.business_date)::timestamp)::date AS month
    FROM warehouse.dim_load l
    JOIN warehouse.dim_source s USING (source_code)
    WHERE l.record_kind = 'INCIDENT'
    GROUP BY s.theme_key
)
SELECT :delivery_key, d.theme_key, (series.month + interval '1 month')::date - 1
FROM (SELECT theme_key, min(date) AS first_day FROM staging.touched_event_day WHERE delivery_key = :delivery_key GROUP BY theme_key) d
JOIN as_of USING (theme_key)
CROSS JOIN LATERAL generate_series(date_trunc('month', d.first_day::timestamp), as_of.month, interval '1 month') AS series (month)
UNION
SELECT :delivery_key, theme_key, month_end FROM warehouse.agg_repeat_month;
