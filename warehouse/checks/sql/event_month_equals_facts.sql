-- Purpose: touched months whose number of events, over all strands and whoever knows of them, an independent count does not bear out.
-- Grain: one row: rows_checked, rows_failed.
-- Inputs: staging.touched_event_month, warehouse.agg_event_month, fact_incident, bridge_same_event, dimensions, :delivery_key.
-- Idempotent because: it only reads.
WITH day AS (
    SELECT d.date_key, t.month_date_key
    FROM (SELECT DISTINCT month_date_key FROM staging.touched_event_month WHERE delivery_key = :delivery_key) t
    JOIN warehouse.dim_date d ON CASE WHEN d.date_key > 0 THEN to_char(d.month_first, 'YYYYMMDD')::integer ELSE 0 END = t.month_date_key
), touched AS (
    -- An event of a touched month has a record there; its other records may be of other months.
    SELECT DISTINCT coalesce(b.same_event_key, f.event_key) AS event_key
    FROM day
    JOIN warehouse.fact_incident f ON f.recorded_date_key = day.date_key AND f.known_to = 'infinity'
    LEFT JOIN warehouse.bridge_same_event b USING (event_key)
), member AS (
    SELECT event_key, event_key AS told_as FROM touched
    UNION ALL
    SELECT t.event_key, b.event_key FROM touched t JOIN warehouse.bridge_same_event b ON b.same_event_key = t.event_key AND b.event_key <> t.event_key
), event AS (
    SELECT s.theme_key, m.event_key, min(d.month_first) AS month, bool_or(s.source_kind = 'POLICE') AS is_known_to_police
    FROM member m
    JOIN warehouse.fact_incident f ON f.event_key = m.told_as
    JOIN warehouse.dim_source s USING (source_key)
    JOIN warehouse.dim_date d ON d.date_key = f.recorded_date_key
    LEFT JOIN warehouse.bridge_same_event b ON b.event_key = f.event_key
    WHERE f.known_to = 'infinity' AND f.is_counted AND f.area = 'INSIDE' AND coalesce(b.same_event_key, f.event_key) = m.event_key
    GROUP BY 1, 2
), counted AS (
    SELECT theme_key, coalesce(to_char(month, 'YYYYMMDD')::integer, 0) AS month_date_key, count(*) AS events,
           count(*) FILTER (WHERE is_known_to_police) AS events_of_police
    FROM event GROUP BY 1, 2
), aggregated AS (
    SELECT theme_key, month_date_key, sum(events) AS events, coalesce(sum(events) FILTER (WHERE known_to <> 'THIRD_SECTOR'), 0) AS events_of_police
    FROM warehouse.agg_event_month WHERE strand_key = -3
    GROUP BY 1, 2
)
SELECT count(*) AS rows_checked,
       count(*) FILTER (WHERE (c.events, c.events_of_police) IS DISTINCT FROM (a.events, a.events_of_police)) AS rows_failed
FROM counted c
FULL JOIN aggregated a USING (theme_key, month_date_key)
JOIN staging.touched_event_month t USING (theme_key, month_date_key)
WHERE t.delivery_key = :delivery_key;
