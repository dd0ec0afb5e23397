-- Purpose: how many events people were met in, each person's events counted once, for the months of staging.touched_event_day:
--   what the number of people and the concentration of events among them follow from.
-- Grain: one row a theme, month of the event, month in which it leaves the window, role, scope and strand (-3: all).
-- Inputs: staging.touched_event_day, person_told, warehouse.bridge_incident_strand, dimensions, :delivery_key.
-- Idempotent because: the touched months are written anew from the open versions; the same file rebuilds the whole.
DELETE FROM warehouse.agg_people_met a
USING (SELECT DISTINCT theme_key, date_trunc('month', date::timestamp)::date AS month FROM staging.touched_event_day WHERE delivery_key = :delivery_key) t
WHERE a.theme_key = t.theme_key AND a.enter_month = t.month;

INSERT INTO warehouse.agg_people_met (theme_key, enter_month, leave_month, role, scope, strand_key, person_events)
WITH month AS MATERIALIZED (
    SELECT DISTINCT theme_key, date_trunc('month', date::timestamp)::date AS month FROM staging.touched_event_day WHERE delivery_key = :delivery_key
), strand AS MATERIALIZED (
    -- A strand counts as itself, as what it counts as nationally, and among all.
    SELECT strand_key, strand_key AS counts_as FROM warehouse.dim_strand WHERE is_known
    UNION SELECT d.strand_key, n.strand_key FROM warehouse.dim_strand d JOIN warehouse.dim_strand n ON n.strand_code = d.national_strand_code
    UNION SELECT strand_key, -3 FROM warehouse.dim_strand
), person_event AS (
    SELECT t.theme_key, t.role, f.counts_as AS strand_key, bool_or(t.is_dealt_with) AS is_dealt_with,
           min(t.date) AS date, min(t.date) FILTER (WHERE t.is_police) AS date_police,
           min(t.date) FILTER (WHERE t.is_dealt_with) AS date_dealt_with
    FROM staging.person_told t
    JOIN warehouse.bridge_incident_strand b USING (incident_key)
    JOIN strand f USING (strand_key)
    WHERE t.delivery_key = :delivery_key AND t.is_certain
    GROUP BY t.theme_key, t.role, f.counts_as, t.person_key, t.event_key
), counted AS (
    SELECT theme_key, role, strand_key, date, date_police, date_dealt_with, count(*) AS people
    FROM person_event
    GROUP BY theme_key, role, strand_key, date, date_police, date_dealt_with
), met AS MATERIALIZED (
    SELECT c.theme_key, date_trunc('month', part.date::timestamp)::date AS enter_month,
           date_trunc('month', part.date + theme.repeat_window)::date AS leave_month, part.role, part.scope, c.strand_key, sum(c.people) AS person_events
    FROM counted c
    JOIN warehouse.dim_theme theme USING (theme_key)
    CROSS JOIN LATERAL (VALUES (c.role, 'ALL', c.date), (c.role, 'POLICE', c.date_police),
                               ('OFFENDER', 'ALL', c.date_dealt_with), ('OFFENDER', 'POLICE', c.date_dealt_with)) AS part (role, scope, date)
    WHERE part.date IS NOT NULL
    GROUP BY 1, 2, 3, 4, 5, 6
)
SELECT met.theme_key, met.enter_month, met.leave_month, met.role, met.scope, met.strand_key, met.person_events
FROM met
JOIN month ON month.theme_key = met.theme_key AND month.month = met.enter_month;
