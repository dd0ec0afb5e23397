-- Purpose: touched places whose events within the window before the newest touched month end, over all strands, an independent
--   count of the facts does not bear out.
-- Grain: one row: rows_checked, rows_failed.
-- Inputs: staging.touched_place, staging.touched_repeat_month, warehouse.agg_repeat_place, fact_incident, fact_event_match,
--   bridge_same_event, dimensions, :delivery_key.
-- Idempotent because: it only reads.
WITH as_of AS (
    SELECT m.theme_key, max(m.month_end) AS month_end, min(t.repeat_window) AS repeat_window
    FROM staging.touched_repeat_month m JOIN warehouse.dim_theme t USING (theme_key)
    WHERE m.delivery_key = :delivery_key
    GROUP BY m.theme_key
), event AS (
    SELECT f.place_token, a.theme_key, a.month_end, a.repeat_window, coalesce(same.same_event_key, f.event_key) AS event_key,
           min(d.date) AS day, min(d.date) FILTER (WHERE f.occurred_date_key > 0 AND may_be.record_key IS NULL) AS certain_day
    FROM staging.touched_place p
    JOIN warehouse.fact_incident f USING (place_token)
    JOIN warehouse.dim_source s USING (source_key)
    JOIN as_of a ON a.theme_key = s.theme_key
    JOIN warehouse.dim_date d ON d.date_key > 0
         AND d.date_key = CASE WHEN f.occurred_date_key > 0 THEN f.occurred_date_key WHEN f.recorded_date_key > 0 THEN f.recorded_date_key ELSE f.reported_date_key END
    LEFT JOIN (SELECT DISTINCT record_key FROM warehouse.fact_event_match WHERE verdict = 'MAY_BE') may_be ON may_be.record_key = f.record_key
    LEFT JOIN warehouse.bridge_same_event same ON same.event_key = f.event_key
    WHERE p.delivery_key = :delivery_key AND f.known_to = 'infinity' AND f.is_counted AND f.area <> 'UNKNOWN'
    GROUP BY 1, 2, 3, 4, 5
), counted AS (
    SELECT place_token, theme_key, count(certain_day) AS events, count(*) AS events_to
    FROM event
    WHERE coalesce(certain_day, day) BETWEEN (month_end + 1 - repeat_window)::date AND month_end
    GROUP BY 1, 2
    HAVING count(*) >= 2
), aggregated AS (
    SELECT a.place_token, a.theme_key, a.events::bigint, a.events_to::bigint
    FROM as_of
    JOIN warehouse.agg_repeat_place a ON a.theme_key = as_of.theme_key AND a.strand_key = -3 AND as_of.month_end BETWEEN a.first_month_end AND a.last_month_end
    JOIN staging.touched_place p ON p.delivery_key = :delivery_key AND p.place_token = a.place_token
)
SELECT count(*) AS rows_checked, count(*) FILTER (WHERE (c.events, c.events_to) IS DISTINCT FROM (a.events, a.events_to)) AS rows_failed
FROM counted c
FULL JOIN aggregated a USING (place_token, theme_key);
