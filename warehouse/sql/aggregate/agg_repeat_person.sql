-- Purpose: people met again: for those in staging.touched_person, how many distinct events lie within the theme's window
--   before the end of each month.
-- Grain: one row a person, theme, role, strand (-3: all; also under what it counts as nationally), scope and run of month ends
--   in which the same two or more events lie within the window. events are certain; events_to has also reports that may be
--   the same as another event, and events of an unknown day by the day they were recorded.
-- Inputs: staging.touched_person, person_told, person_met, warehouse.bridge_incident_strand, dimensions, :delivery_key.
-- Idempotent because: the touched people are written anew from the open versions; the same file rebuilds the whole.
DELETE FROM warehouse.agg_repeat_person a
USING staging.touched_person t
WHERE t.delivery_key = :delivery_key AND a.person_key = t.person_key;

DELETE FROM staging.person_met WHERE delivery_key = :delivery_key;

-- Tables between, so that the planner knows how many there are: it would join a handful row by row.
CREATE TEMPORARY TABLE person_event ON COMMIT DROP AS
WITH source AS (
    -- Each source is one bit.
    SELECT source_key, (repeat('0', before) || '1' || repeat('0', of - before - 1))::bit varying AS bits
    FROM (SELECT source_key, (row_number() OVER (ORDER BY source_key) - 1)::integer AS before, (count(*) OVER ())::integer AS of
          FROM warehouse.dim_source) place
), told AS MATERIALIZED (
    SELECT person_key, theme_key, role, e.incident_key, e.event_key, e.date, e.is_police, e.is_dealt_with, e.is_certain, source.bits,
           other.person_key IS NULL AS is_police_only
    FROM staging.touched_person t
    JOIN staging.person_told e USING (delivery_key, person_key)
    JOIN source USING (source_key)
    LEFT JOIN (SELECT DISTINCT person_key, theme_key, role FROM staging.person_told WHERE delivery_key = :delivery_key AND NOT is_police) other
        USING (person_key, theme_key, role)
    WHERE t.delivery_key = :delivery_key
), in_role AS (
    SELECT told.*, role AS as_role FROM told
    UNION ALL
    SELECT told.*, 'OFFENDER' FROM told WHERE is_dealt_with
), in_scope AS (
    SELECT in_role.*, CASE WHEN is_police_only THEN 'BOTH' ELSE 'ALL' END AS scope FROM in_role
    UNION ALL
    SELECT in_role.*, 'POLICE' FROM in_role WHERE is_police AND NOT is_police_only
), strand AS (
    -- A strand counts as itself, as what it counts as nationally, and among all.
    SELECT strand_key, strand_key AS counts_as FROM warehouse.dim_strand WHERE is_known
    UNION SELECT d.strand_key, n.strand_key FROM warehouse.dim_strand d JOIN warehouse.dim_strand n ON n.strand_code = d.national_strand_code
    UNION SELECT strand_key, -3 FROM warehouse.dim_strand
)
SELECT s.person_key, s.theme_key, s.as_role, f.counts_as AS strand_key, s.scope, s.event_key,
       coalesce(min(s.date) FILTER (WHERE s.is_certain), min(s.date)) AS date, bool_or(s.is_certain) AS is_certain, bit_or(s.bits) AS sources
FROM in_scope s
JOIN warehouse.bridge_incident_strand b USING (incident_key)
JOIN strand f USING (strand_key)
GROUP BY s.person_key, s.theme_key, s.as_role, f.counts_as, s.scope, s.event_key;

ANALYZE person_event;

INSERT INTO staging.person_met (delivery_key, series_number, person_key, theme_key, role, strand_key, scope, date, is_certain, sources,
    enter_month, leave_month, days, earlier_leaves)
WITH day AS (
    -- Each day's months, worked out once.
    SELECT theme.theme_key, d.date, d.month_first AS enter_month, date_trunc('month', d.date + theme.repeat_window)::date AS leave_month
    FROM warehouse.dim_date d CROSS JOIN warehouse.dim_theme theme
    WHERE d.date IS NOT NULL AND theme.repeat_window IS NOT NULL
), met AS (
    -- One sorting serves all: a join with the series would be planned for a handful.
    SELECT e.*, day.enter_month, day.leave_month, count(*) OVER series AS in_series,
           dense_rank() OVER (ORDER BY e.person_key, e.theme_key, e.as_role, e.strand_key, e.scope) AS series_number,
           CASE WHEN e.is_certain THEN e.date - lag(e.date) OVER certain END AS days,
           CASE WHEN e.is_certain THEN lag(day.leave_month) OVER certain END AS earlier_leaves
    FROM person_event e
    JOIN day USING (theme_key, date)
    WINDOW series AS (PARTITION BY e.person_key, e.theme_key, e.as_role, e.strand_key, e.scope),
           certain AS (PARTITION BY e.person_key, e.theme_key, e.as_role, e.strand_key, e.scope, e.is_certain ORDER BY e.date, e.event_key)
)
SELECT :delivery_key, series_number, person_key, theme_key, as_role, strand_key, scope, date, is_certain, sources, enter_month, leave_month, days,
       earlier_leaves
FROM met
WHERE in_series >= 2;

DROP TABLE person_event;

SELECT staging.analyse_tables('person_met');

INSERT INTO warehouse.agg_repeat_person (person_key, theme_key, role, strand_key, scope, first_month_end, last_month_end,
    events, events_to, first_date, last_date, shortest_days, agencies)
WITH cell AS MATERIALIZED (
    -- Events that come and go in the same months count as one: whoever is met daily has few months all the same.
    SELECT series_number, enter_month, leave_month, earlier_leaves, (count(*) FILTER (WHERE is_certain))::integer AS events, count(*)::integer AS events_to,
           min(date) FILTER (WHERE is_certain) AS first_date, max(date) FILTER (WHERE is_certain) AS last_date, min(days) AS days,
           bit_or(sources) AS sources
    FROM staging.person_met
    WHERE delivery_key = :delivery_key
    GROUP BY series_number, enter_month, leave_month, earlier_leaves
), run AS (
    SELECT series_number, month AS from_month, lead(month) OVER (PARTITION BY series_number ORDER BY month) AS to_month
    FROM (SELECT series_number, enter_month AS month FROM cell UNION SELECT series_number, leave_month FROM cell) bound
), counted AS (
    SELECT run.series_number, run.from_month, run.to_month, sum(c.events) AS events, sum(c.events_to) AS events_to,
           min(c.first_date) AS first_date, max(c.last_date) AS last_date, min(c.days) FILTER (WHERE c.earlier_leaves > run.from_month) AS days,
           bit_or(c.sources) AS sources
    FROM run
    JOIN cell c ON c.series_number = run.series_number AND c.enter_month <= run.from_month AND c.leave_month > run.from_month
    WHERE run.to_month IS NOT NULL
    GROUP BY run.series_number, run.from_month, run.to_month
    HAVING sum(c.events_to) >= 2
), series AS (
    SELECT DISTINCT series_number, person_key, theme_key, role, strand_key, scope FROM staging.person_met WHERE delivery_key = :delivery_key
)
SELECT s.person_key, s.theme_key, s.role, s.strand_key, s.scope, (c.from_month + interval '1 month')::date - 1, c.to_month - 1,
       c.events, c.events_to, c.first_date, c.last_date, c.days,
       bit_count(c.sources)
FROM counted c
JOIN series s USING (series_number);
