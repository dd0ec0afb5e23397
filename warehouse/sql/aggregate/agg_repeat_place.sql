-- Purpose: places where it happened again: for those in staging.touched_place, how many distinct events lie within the theme's
--   window before the end of each month.
-- Grain: one row a place, theme, strand (-3: all; also under what it counts as nationally) and run of month ends in which the
--   same two or more events lie within the window. events and events_to as in agg_repeat_person.
-- Inputs: staging.touched_place, staging.place_met, warehouse.fact_incident, fact_event_match, bridges, dimensions, :delivery_key.
-- Idempotent because: the touched places are written anew from the open versions; the same file rebuilds the whole.
DELETE FROM warehouse.agg_repeat_place a
USING staging.touched_place t
WHERE t.delivery_key = :delivery_key AND a.place_token = t.place_token;

DELETE FROM staging.place_met WHERE delivery_key = :delivery_key;

INSERT INTO staging.place_met (delivery_key, series_number, place_token, theme_key, strand_key, date, is_certain, sources, is_public,
    lowest_type, highest_type, lsoa_key, ward_key, enter_month, leave_month, days, earlier_leaves)
WITH told AS MATERIALIZED (
    SELECT f.place_token, s.theme_key, f.incident_key, s.source_code, coalesce(same.same_event_key, f.event_key) AS event_key,
           coalesce(occurred.date, recorded.date, reported.date) AS date,
           f.occurred_date_key > 0
               AND NOT EXISTS (SELECT FROM warehouse.fact_event_match m WHERE m.record_key = f.record_key AND m.verdict = 'MAY_BE') AS is_certain,
           f.location_type_key, f.lsoa_key, f.ward_key,
           -- A place is public where nobody ever called it anything else.
           bool_and(lt.is_public) OVER (PARTITION BY f.place_token) AS is_public
    FROM staging.touched_place t
    JOIN warehouse.fact_incident f ON f.place_token = t.place_token AND f.known_to = 'infinity'
    JOIN warehouse.dim_source s USING (source_key)
    JOIN warehouse.dim_theme theme ON theme.theme_key = s.theme_key AND theme.repeat_window IS NOT NULL
    JOIN warehouse.dim_location_type lt USING (location_type_key)
    JOIN warehouse.dim_date occurred ON occurred.date_key = f.occurred_date_key
    JOIN warehouse.dim_date recorded ON recorded.date_key = f.recorded_date_key
    JOIN warehouse.dim_date reported ON reported.date_key = f.reported_date_key
    LEFT JOIN warehouse.bridge_same_event same ON same.event_key = f.event_key
    WHERE t.delivery_key = :delivery_key AND f.is_counted AND f.area = 'INSIDE'
      AND coalesce(occurred.date, recorded.date, reported.date) IS NOT NULL
), strand AS (
    -- A strand counts as itself, as what it counts as nationally, and among all.
    SELECT strand_key, strand_key AS counts_as FROM warehouse.dim_strand WHERE is_known
    UNION SELECT d.strand_key, n.strand_key FROM warehouse.dim_strand d JOIN warehouse.dim_strand n ON n.strand_code = d.national_strand_code
    UNION SELECT strand_key, -3 FROM warehouse.dim_strand
), event AS (
    SELECT t.place_token, t.theme_key, f.counts_as AS strand_key, t.event_key, coalesce(min(t.date) FILTER (WHERE t.is_certain), min(t.date)) AS date,
           bool_or(t.is_certain) AS is_certain, string_agg(DISTINCT t.source_code, ',') AS sources, bool_and(t.is_public) AS is_public,
           min(t.location_type_key) AS lowest_type, max(t.location_type_key) AS highest_type,
           max(t.lsoa_key) AS lsoa_key, max(t.ward_key) AS ward_key
    FROM told t
    JOIN warehouse.bridge_incident_strand b USING (incident_key)
    JOIN strand f USING (strand_key)
    GROUP BY t.place_token, t.theme_key, f.counts_as, t.event_key
), met AS (
    SELECT e.*, date_trunc('month', e.date::timestamp)::date AS enter_month, date_trunc('month', e.date + theme.repeat_window)::date AS leave_month,
           count(*) OVER (PARTITION BY e.place_token, e.theme_key, e.strand_key) AS in_series,
           dense_rank() OVER (ORDER BY e.place_token, e.theme_key, e.strand_key) AS series_number,
           CASE WHEN e.is_certain THEN e.date - lag(e.date) OVER certain END AS days,
           CASE WHEN e.is_certain THEN date_trunc('month', lag(e.date) OVER certain + theme.repeat_window)::date END AS earlier_leaves
    FROM event e
    JOIN warehouse.dim_theme theme USING (theme_key)
    WINDOW certain AS (PARTITION BY e.place_token, e.theme_key, e.strand_key, e.is_certain ORDER BY e.date, e.event_key)
)
SELECT :delivery_key, series_number, place_token, theme_key, strand_key, date, is_certain, sources, is_public, lowest_type, highest_type, lsoa_key,
       ward_key, enter_month, leave_month, days, earlier_leaves
FROM met
WHERE in_series >= 2;

SELECT staging.analyse_tables('place_met');

INSERT INTO warehouse.agg_repeat_place (place_token, theme_key, strand_key, first_month_end, last_month_end, events, events_to,
    first_date, last_date, shortest_days, agencies, location_type_key, is_public, lsoa_key, ward_key)
WITH run AS (
    SELECT series_number, month AS from_month, lead(month) OVER (PARTITION BY series_number ORDER BY month) AS to_month
    FROM (SELECT series_number, enter_month AS month FROM staging.place_met WHERE delivery_key = :delivery_key
          UNION
          SELECT series_number, leave_month FROM staging.place_met WHERE delivery_key = :delivery_key) bound
)
SELECT m.place_token, m.theme_key, m.strand_key, (run.from_month + interval '1 month')::date - 1, run.to_month - 1,
       count(*) FILTER (WHERE m.is_certain), count(*), min(m.date) FILTER (WHERE m.is_certain), max(m.date) FILTER (WHERE m.is_certain),
       min(m.days) FILTER (WHERE m.earlier_leaves > run.from_month),
       (SELECT count(DISTINCT source) FROM unnest(string_to_array(string_agg(m.sources, ','), ',')) AS source),
       CASE WHEN min(m.lowest_type) = max(m.highest_type) THEN min(m.lowest_type) ELSE 0 END, bool_and(m.is_public),
       max(m.lsoa_key), max(m.ward_key)
FROM run
JOIN staging.place_met m ON m.delivery_key = :delivery_key AND m.series_number = run.series_number AND m.enter_month <= run.from_month AND m.leave_month > run.from_month
WHERE run.to_month IS NOT NULL
GROUP BY m.place_token, m.theme_key, m.strand_key, run.from_month, run.to_month
HAVING count(*) >= 2;
