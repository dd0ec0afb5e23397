-- Purpose: days of events that this load may have moved, and the month ends whose windows they lie in, up to the month that the
--   newest delivery is about; and month ends that this delivery is the first to reach.
-- Grain: one row a theme and day; one row a theme and month end.
-- Inputs: staging.touched_record, warehouse.fact_incident, bridge_same_event, agg_repeat_month, dim_load, dimensions,
--   :delivery_key, :load_key.
-- Idempotent because: rows of the delivery are written anew.
DELETE FROM staging.touched_event_day WHERE delivery_key = :delivery_key;
DELETE FROM staging.touched_repeat_month WHERE delivery_key = :delivery_key;

INSERT INTO staging.touched_event_day (delivery_key, theme_key, date)
WITH version AS MATERIALIZED (
    SELECT f.event_key, f.source_key, f.occurred_date_key, f.recorded_date_key, f.reported_date_key
    FROM staging.touched_record t
    JOIN warehouse.fact_incident f ON f.record_key = t.record_key AND f.known_to = 'infinity'
    WHERE t.delivery_key = :delivery_key
    UNION
    SELECT f.event_key, f.source_key, f.occurred_date_key, f.recorded_date_key, f.reported_date_key
    FROM staging.touched_record t
    JOIN warehouse.fact_incident f ON f.record_key = t.record_key AND f.known_to <> 'infinity'
    WHERE t.delivery_key = :delivery_key AND f.closed_load_key = :load_key
), event AS (
    SELECT coalesce(same.same_event_key, told.event_key) AS event_key
    FROM (SELECT DISTINCT event_key FROM version) told
    LEFT JOIN warehouse.bridge_same_event same USING (event_key)
    UNION
    SELECT event_key FROM version
), member AS (
    SELECT event_key FROM event
    UNION
    SELECT same.event_key FROM event JOIN warehouse.bridge_same_event same ON same.same_event_key = event.event_key
), told AS (
    SELECT source_key, occurred_date_key, recorded_date_key, reported_date_key FROM version
    UNION
    -- The day of an event is that of the earliest record of it that is left.
    SELECT f.source_key, f.occurred_date_key, f.recorded_date_key, f.reported_date_key
    FROM member JOIN warehouse.fact_incident f USING (event_key)
    WHERE f.known_to = 'infinity'
)
SELECT DISTINCT :delivery_key, s.theme_key, coalesce(occurred.date, recorded.date, reported.date)
FROM told
JOIN warehouse.dim_source s USING (source_key)
JOIN warehouse.dim_theme theme ON theme.theme_key = s.theme_key AND theme.repeat_window IS NOT NULL
JOIN warehouse.dim_date occurred ON occurred.date_key = told.occurred_date_key
JOIN warehouse.dim_date recorded ON recorded.date_key = told.recorded_date_key
JOIN warehouse.dim_date reported ON reported.date_key = told.reported_date_key
WHERE coalesce(occurred.date, recorded.date, reported.date) IS NOT NULL;

INSERT INTO staging.touched_repeat_month (delivery_key, theme_key, month_end)
WITH as_of AS (
    SELECT s.theme_key, date_trunc('month', max(l.business_date)::timestamp)::date AS month
    FROM warehouse.dim_load l
    JOIN warehouse.dim_source s USING (source_code)
    WHERE l.record_kind = 'INCIDENT'
    GROUP BY s.theme_key
)
SELECT :delivery_key, d.theme_key, (series.month + interval '1 month')::date - 1
FROM staging.touched_event_day d
JOIN warehouse.dim_theme theme USING (theme_key)
JOIN as_of USING (theme_key)
CROSS JOIN LATERAL generate_series(date_trunc('month', d.date::timestamp), least(date_trunc('month', d.date + theme.repeat_window) - interval '1 month', as_of.month),
                                   interval '1 month') AS series (month)
WHERE d.delivery_key = :delivery_key
UNION
SELECT :delivery_key, as_of.theme_key, (series.month + interval '1 month')::date - 1
FROM as_of
JOIN (SELECT theme_key, max(month_end) AS month_end FROM warehouse.agg_repeat_month GROUP BY theme_key) known USING (theme_key)
CROSS JOIN LATERAL generate_series(known.month_end + interval '1 day', as_of.month, interval '1 month') AS series (month);
