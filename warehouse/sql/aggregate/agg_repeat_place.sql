-- Purpose: places where it happened again: for those in staging.touched_place, how many distinct events lie within the theme's
--   window before the end of each month.
-- Grain: one row a place, theme, strand (-3: all; also under what it counts as nationally) and run of month ends in which the
--   same two or more events lie within the window. events and events_to as in agg_repeat_person.
-- Inputs: staging.touched_place, place_met, warehouse.fact_incident, fact_event_match, bridges, dimensions, :delivery_key.
-- Idempotent because: the touched places are written anew from the open versions; the same file rebuilds the whole.
DELETE FROM warehouse.agg_repeat_place a
USING staging.touched_place t
WHERE t.delivery_key = :delivery_key AND a.place_token = t.place_token;

DELETE FROM staging.place_met WHERE delivery_key = :delivery_key;

-- Tables between, so that the planner knows how many there are: it would join a handful row by row.
CREATE TEMPORARY TABLE place_event ON COMMIT DROP AS
WITH source AS (
    -- Each source is one bit.
    SELECT source_key, (repeat('0', before) || '1' || repeat('0', of - before - 1))::bit varying AS bits
    FROM (SELECT source_key, (row_number() OVER (ORDER BY source_key) - 1)::integer AS before, (count(*) OVER ())::integer AS of
          FROM warehouse.dim_source) place
), told AS MATERIALIZED (
    SELECT f.place_token, s.theme_key, f.incident_key, source.bits, coalesce(same.same_event_key, f.event_key) AS event_key,
           to_date((CASE WHEN f.occurred_date_key > 0 THEN f.occurred_date_key
                         WHEN f.recorded_date_key > 0 THEN f.recorded_date_key
                         ELSE f.reported_date_key END)::text, 'YYYYMMDD') AS date,
           f.occurred_date_key > 0
               AND NOT EXISTS (SELECT FROM warehouse.fact_event_match m WHERE m.record_key = f.record_key AND m.verdict = 'MAY_BE') AS is_certain,
           f.location_type_key, f.lsoa_key, f.ward_key, lt.is_public
    FROM staging.touched_place t
    JOIN warehouse.fact_incident f ON f.place_token = t.place_token AND f.known_to = 'infinity'
    JOIN warehouse.dim_source s USING (source_key)
    JOIN source USING (source_key)
    JOIN warehouse.dim_theme theme ON theme.theme_key = s.theme_key AND theme.repeat_window IS NOT NULL
    JOIN warehouse.dim_location_type lt USING (location_type_key)
    LEFT JOIN warehouse.bridge_same_event same ON same.event_key = f.event_key
    WHERE t.delivery_key = :delivery_key AND f.is_counted AND f.area = 'INSIDE'
      AND greatest(f.occurred_date_key, f.recorded_date_key, f.reported_date_key) > 0
), strand AS (
    -- A strand counts as itself, as what it counts as nationally, and among all.
    SELECT strand_key, strand_key AS counts_as FROM warehouse.dim_strand WHERE is_known
    UNION SELECT d.strand_key, n.strand_key FROM warehouse.dim_strand d JOIN warehouse.dim_strand n ON n.strand_code = d.national_strand_code
    UNION SELECT strand_key, -3 FROM warehouse.dim_strand
)
SELECT t.place_token, t.theme_key, f.counts_as AS strand_key, t.event_key, coalesce(min(t.date) FILTER (WHERE t.is_certain), min(t.date)) AS date,
       bool_or(t.is_certain) AS is_certain, bit_or(t.bits) AS sources, min(t.location_type_key) AS lowest_type,
       max(t.location_type_key) AS highest_type, max(t.lsoa_key) AS lsoa_key, max(t.ward_key) AS ward_key, bool_and(t.is_public) AS is_public
FROM told t
JOIN warehouse.bridge_incident_strand b USING (incident_key)
JOIN strand f USING (strand_key)
GROUP BY t.place_token, t.theme_key, f.counts_as, t.event_key;

ANALYZE place_event;

INSERT INTO staging.place_met (delivery_key, series_number, place_token, theme_key, strand_key, date, is_certain, sources, is_public,
    lowest_type, highest_type, lsoa_key, ward_key, enter_month, leave_month, days, earlier_leaves)
WITH day AS (
    -- Each day's months, worked out once.
    SELECT theme.theme_key, d.date, d.month_first AS enter_month, date_trunc('month', d.date + theme.repeat_window)::date AS leave_month
    FROM warehouse.dim_date d CROSS JOIN warehouse.dim_theme theme
    WHERE d.date IS NOT NULL AND theme.repeat_window IS NOT NULL
), met AS (
    -- One sorting serves all: a join with the series would be planned for a handful.
    SELECT e.*, day.enter_month, day.leave_month, count(*) OVER series AS in_series,
           dense_rank() OVER (ORDER BY e.place_token, e.theme_key, e.strand_key) AS series_number,
           -- A place is public where nobody ever called it anything else.
           bool_and(e.is_public) OVER (PARTITION BY e.place_token) AS is_place_public,
           CASE WHEN e.is_certain THEN e.date - lag(e.date) OVER certain END AS days,
           CASE WHEN e.is_certain THEN lag(day.leave_month) OVER certain END AS earlier_leaves
    FROM place_event e
    JOIN day USING (theme_key, date)
    WINDOW series AS (PARTITION BY e.place_token, e.theme_key, e.strand_key),
           certain AS (PARTITION BY e.place_token, e.theme_key, e.strand_key, e.is_certain ORDER BY e.date, e.event_key)
)
SELECT :delivery_key, series_number, place_token, theme_key, strand_key, date, is_certain, sources, is_place_public, lowest_type, highest_type,
       lsoa_key, ward_key, enter_month, leave_month, days, earlier_leaves
FROM met
WHERE in_series >= 2;

DROP TABLE place_event;

SELECT staging.analyse_tables('place_met');

INSERT INTO warehouse.agg_repeat_place (place_token, theme_key, strand_key, first_month_end, last_month_end, events, events_to,
    first_date, last_date, shortest_days, agencies, location_type_key, is_public, lsoa_key, ward_key)
WITH cell AS MATERIALIZED (
    -- Events that come and go in the same months count as one: where it happens daily there are few months all the same.
    SELECT series_number, enter_month, leave_month, earlier_leaves, (count(*) FILTER (WHERE is_certain))::integer AS events, count(*)::integer AS events_to,
           min(date) FILTER (WHERE is_certain) AS first_date, max(date) FILTER (WHERE is_certain) AS last_date, min(days) AS days,
           bit_or(sources) AS sources, min(lowest_type) AS lowest_type, max(highest_type) AS highest_type,
           max(lsoa_key) AS lsoa_key, max(ward_key) AS ward_key
    FROM staging.place_met
    WHERE delivery_key = :delivery_key
    GROUP BY series_number, enter_month, leave_month, earlier_leaves
), run AS (
    SELECT series_number, month AS from_month, lead(month) OVER (PARTITION BY series_number ORDER BY month) AS to_month
    FROM (SELECT series_number, enter_month AS month FROM cell UNION SELECT series_number, leave_month FROM cell) bound
), counted AS (
    SELECT run.series_number, run.from_month, run.to_month, sum(c.events) AS events, sum(c.events_to) AS events_to,
           min(c.first_date) AS first_date, max(c.last_date) AS last_date, min(c.days) FILTER (WHERE c.earlier_leaves > run.from_month) AS days,
           bit_or(c.sources) AS sources, min(c.lowest_type) AS lowest_type, max(c.highest_type) AS highest_type,
           max(c.lsoa_key) AS lsoa_key, max(c.ward_key) AS ward_key
    FROM run
    JOIN cell c ON c.series_number = run.series_number AND c.enter_month <= run.from_month AND c.leave_month > run.from_month
    WHERE run.to_month IS NOT NULL
    GROUP BY run.series_number, run.from_month, run.to_month
    HAVING sum(c.events_to) >= 2
), series AS (
    SELECT DISTINCT series_number, place_token, theme_key, strand_key, is_public FROM staging.place_met WHERE delivery_key = :delivery_key
)
SELECT s.place_token, s.theme_key, s.strand_key, (c.from_month + interval '1 month')::date - 1, c.to_month - 1,
       c.events, c.events_to, c.first_date, c.last_date, c.days, bit_count(c.sources),
       CASE WHEN c.lowest_type = c.highest_type THEN c.lowest_type ELSE 0 END, s.is_public, c.lsoa_key, c.ward_key
FROM counted c
JOIN series s USING (series_number);
