-- Purpose: how many events people were met in, each person's events counted once, for the months of staging.touched_event_day:
--   what the number of people and the concentration of events among them follow from.
-- Grain: one row a theme, month of the event, month in which it leaves the window, role, scope and strand (-3: all).
-- Inputs: staging.touched_event_day, person_told, warehouse.person_event_record, fact_incident, bridges, dimensions, :delivery_key.
-- Idempotent because: the touched months are written anew from the open versions; the same file rebuilds the whole.
DELETE FROM warehouse.agg_people_met a
USING (SELECT DISTINCT theme_key, date_trunc('month', date::timestamp)::date AS month FROM staging.touched_event_day WHERE delivery_key = :delivery_key) t
WHERE a.theme_key = t.theme_key AND a.enter_month = t.month;

DELETE FROM staging.person_told WHERE delivery_key = :delivery_key;

INSERT INTO staging.person_told (delivery_key, person_key, theme_key, role, incident_key, event_key, date, is_police, is_dealt_with)
WITH event AS MATERIALIZED (
    SELECT DISTINCT coalesce(same.same_event_key, f.event_key) AS event_key
    FROM (SELECT DISTINCT date_trunc('month', date::timestamp)::date AS month FROM staging.touched_event_day WHERE delivery_key = :delivery_key) m
    JOIN warehouse.fact_incident f ON f.known_to = 'infinity'
        AND f.occurred_date_key BETWEEN to_char(m.month, 'YYYYMMDD')::integer AND to_char(m.month, 'YYYYMMDD')::integer + 30
    LEFT JOIN warehouse.bridge_same_event same ON same.event_key = f.event_key
), record AS MATERIALIZED (
    -- All records of these events: the earliest may be of another month.
    SELECT f.record_key
    FROM (SELECT event_key FROM event
          UNION ALL
          SELECT same.event_key FROM event JOIN warehouse.bridge_same_event same ON same.same_event_key = event.event_key) member
    JOIN warehouse.fact_incident f ON f.event_key = member.event_key AND f.known_to = 'infinity'
)
SELECT :delivery_key, e.person_key, e.theme_key, e.role, e.incident_key, e.event_key, e.date, e.is_police, e.is_dealt_with
FROM record
JOIN warehouse.person_event_record e USING (record_key)
WHERE e.is_certain;

SELECT staging.analyse_tables('person_told');

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
    WHERE t.delivery_key = :delivery_key
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
