-- Purpose: people met again: for those in staging.touched_person, how many distinct events lie within the theme's window
--   before the end of each month.
-- Grain: one row a person, theme, role, strand (-3: all; also under what it counts as nationally), scope and run of month ends
--   in which the same two or more events lie within the window. events are certain; events_to has also reports that may be
--   the same as another event, and events of an unknown day by the day they were recorded.
-- Inputs: staging.touched_person, staging.person_met, warehouse.person_event_record, bridge_incident_strand, dimensions, :delivery_key.
-- Idempotent because: the touched people are written anew from the open versions; the same file rebuilds the whole.
DELETE FROM warehouse.agg_repeat_person a
USING staging.touched_person t
WHERE t.delivery_key = :delivery_key AND a.person_key = t.person_key;

DELETE FROM staging.person_met WHERE delivery_key = :delivery_key;

INSERT INTO staging.person_met (delivery_key, series_number, person_key, theme_key, role, strand_key, scope, date, is_certain, sources,
    enter_month, leave_month, days, earlier_leaves)
WITH told AS MATERIALIZED (
    SELECT e.*, bool_and(e.is_police) OVER (PARTITION BY e.person_key, e.theme_key, e.role) AS is_police_only
    FROM staging.touched_person t
    JOIN warehouse.person_event_record e USING (person_key)
    WHERE t.delivery_key = :delivery_key
), in_role AS (
    SELECT told.*, part.role AS as_role
    FROM told
    CROSS JOIN LATERAL (SELECT told.role UNION ALL SELECT 'OFFENDER' WHERE told.is_dealt_with) AS part (role)
), in_scope AS (
    SELECT in_role.*, part.scope
    FROM in_role
    CROSS JOIN LATERAL (SELECT 'BOTH' WHERE is_police_only
                        UNION ALL SELECT 'ALL' WHERE NOT is_police_only
                        UNION ALL SELECT 'POLICE' WHERE NOT is_police_only AND is_police) AS part (scope)
), strand AS (
    -- A strand counts as itself, as what it counts as nationally, and among all.
    SELECT strand_key, strand_key AS counts_as FROM warehouse.dim_strand WHERE is_known
    UNION SELECT d.strand_key, n.strand_key FROM warehouse.dim_strand d JOIN warehouse.dim_strand n ON n.strand_code = d.national_strand_code
    UNION SELECT strand_key, -3 FROM warehouse.dim_strand
), event AS (
    SELECT s.person_key, s.theme_key, s.as_role, f.counts_as AS strand_key, s.scope, s.event_key,
           coalesce(min(s.date) FILTER (WHERE s.is_certain), min(s.date)) AS date,
           bool_or(s.is_certain) AS is_certain, string_agg(DISTINCT s.source_code, ',') AS sources
    FROM in_scope s
    JOIN warehouse.bridge_incident_strand b USING (incident_key)
    JOIN strand f USING (strand_key)
    GROUP BY s.person_key, s.theme_key, s.as_role, f.counts_as, s.scope, s.event_key
), met AS (
    SELECT e.*, date_trunc('month', e.date::timestamp)::date AS enter_month, date_trunc('month', e.date + theme.repeat_window)::date AS leave_month,
           count(*) OVER series AS in_series,
           dense_rank() OVER (ORDER BY e.person_key, e.theme_key, e.as_role, e.strand_key, e.scope) AS series_number,
           CASE WHEN e.is_certain THEN e.date - lag(e.date) OVER certain END AS days,
           CASE WHEN e.is_certain THEN date_trunc('month', lag(e.date) OVER certain + theme.repeat_window)::date END AS earlier_leaves
    FROM event e
    JOIN warehouse.dim_theme theme USING (theme_key)
    WINDOW series AS (PARTITION BY e.person_key, e.theme_key, e.as_role, e.strand_key, e.scope),
           certain AS (PARTITION BY e.person_key, e.theme_key, e.as_role, e.strand_key, e.scope, e.is_certain ORDER BY e.date, e.event_key)
)
SELECT :delivery_key, series_number, person_key, theme_key, as_role, strand_key, scope, date, is_certain, sources, enter_month, leave_month, days,
       earlier_leaves
FROM met
WHERE in_series >= 2;

SELECT staging.analyse_tables('person_met');

INSERT INTO warehouse.agg_repeat_person (person_key, theme_key, role, strand_key, scope, first_month_end, last_month_end,
    events, events_to, first_date, last_date, shortest_days, agencies)
WITH cell AS MATERIALIZED (
    -- Events that come and go in the same months count as one: whoever is met daily has few months all the same.
    SELECT series_number, enter_month, leave_month, earlier_leaves, count(*) FILTER (WHERE is_certain) AS events, count(*) AS events_to,
           min(date) FILTER (WHERE is_certain) AS first_date, max(date) FILTER (WHERE is_certain) AS last_date, min(days) AS days,
           CASE WHEN min(sources) = max(sources) THEN min(sources) ELSE string_agg(sources, ',') END AS sources
    FROM staging.person_met
    WHERE delivery_key = :delivery_key
    GROUP BY series_number, enter_month, leave_month, earlier_leaves
), run AS (
    SELECT series_number, month AS from_month, lead(month) OVER (PARTITION BY series_number ORDER BY month) AS to_month
    FROM (SELECT series_number, enter_month AS month FROM cell UNION SELECT series_number, leave_month FROM cell) bound
), counted AS (
    SELECT run.series_number, run.from_month, run.to_month, sum(c.events) AS events, sum(c.events_to) AS events_to,
           min(c.first_date) AS first_date, max(c.last_date) AS last_date, min(c.days) FILTER (WHERE c.earlier_leaves > run.from_month) AS days,
           CASE WHEN min(c.sources) = max(c.sources) THEN min(c.sources) ELSE string_agg(c.sources, ',') END AS sources
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
       CASE WHEN position(',' IN c.sources) = 0 THEN 1
            ELSE (SELECT count(DISTINCT source) FROM unnest(string_to_array(c.sources, ',')) AS source) END
FROM counted c
JOIN series s USING (series_number);
