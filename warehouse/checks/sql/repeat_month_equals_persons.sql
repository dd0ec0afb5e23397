-- Purpose: figures of the newest touched month end, over all strands, that do not follow from the people themselves: people met
--   again from each one's row, and events in which people were met in that month from the facts.
-- Grain: one row: rows_checked, rows_failed.
-- Inputs: staging.touched_repeat_month, warehouse.agg_repeat_month, agg_people_met, agg_repeat_person, person_event_record,
--   fact_incident, dim_theme, :delivery_key.
-- Idempotent because: it only reads.
WITH as_of AS (
    SELECT m.theme_key, max(m.month_end) AS month_end, date_trunc('month', max(m.month_end)::timestamp)::date AS month, min(t.repeat_events) AS repeat_events
    FROM staging.touched_repeat_month m JOIN warehouse.dim_theme t USING (theme_key)
    WHERE m.delivery_key = :delivery_key
    GROUP BY m.theme_key
), again AS (
    SELECT a.theme_key, a.role, s.scope, count(*) FILTER (WHERE a.events >= as_of.repeat_events) AS people,
           count(*) FILTER (WHERE a.events_to >= as_of.repeat_events) AS people_to
    FROM as_of
    JOIN warehouse.agg_repeat_person a ON a.theme_key = as_of.theme_key AND a.strand_key = -3 AND as_of.month_end BETWEEN a.first_month_end AND a.last_month_end
    CROSS JOIN LATERAL (VALUES ('ALL'), ('POLICE')) AS s (scope)
    WHERE a.scope IN (s.scope, 'BOTH')
    GROUP BY a.theme_key, a.role, s.scope
), people AS (
    SELECT count(*) AS rows_checked,
           count(*) FILTER (WHERE (coalesce(again.people, 0), coalesce(again.people_to, 0)) IS DISTINCT FROM (coalesce(m.people, 0), coalesce(m.people_to, 0))) AS rows_failed
    FROM again
    FULL JOIN (SELECT a.* FROM warehouse.agg_repeat_month a JOIN as_of USING (theme_key, month_end) WHERE a.strand_key = -3) m USING (theme_key, role, scope)
), told AS (
    SELECT DISTINCT e.theme_key, e.role, e.person_key, e.event_key
    FROM as_of
    JOIN warehouse.fact_incident f ON f.known_to = 'infinity' AND f.occurred_from >= as_of.month AND f.occurred_from < as_of.month_end + 1
        AND f.occurred_date_key BETWEEN to_char(as_of.month, 'YYYYMMDD')::integer AND to_char(as_of.month_end, 'YYYYMMDD')::integer
    JOIN warehouse.person_event_record e ON e.record_key = f.record_key AND e.theme_key = as_of.theme_key AND e.is_certain
    WHERE NOT EXISTS (SELECT FROM warehouse.person_event_record earlier
                      WHERE earlier.person_key = e.person_key AND earlier.event_key = e.event_key AND earlier.theme_key = e.theme_key
                        AND earlier.role = e.role AND earlier.is_certain AND earlier.date < as_of.month)
), met AS (
    SELECT count(*) AS rows_checked,
           count(*) FILTER (WHERE coalesce(told.person_events, 0) IS DISTINCT FROM coalesce(m.person_events, 0)) AS rows_failed
    FROM (SELECT theme_key, role, count(*) AS person_events FROM told GROUP BY theme_key, role) told
    FULL JOIN (SELECT p.theme_key, p.role, sum(p.person_events) AS person_events
               FROM as_of JOIN warehouse.agg_people_met p ON p.theme_key = as_of.theme_key AND p.enter_month = as_of.month
               WHERE p.scope = 'ALL' AND p.strand_key = -3 AND p.role <> 'OFFENDER'
               GROUP BY p.theme_key, p.role) m USING (theme_key, role)
)
SELECT people.rows_checked + met.rows_checked AS rows_checked, people.rows_failed + met.rows_failed AS rows_failed
FROM people, met;
