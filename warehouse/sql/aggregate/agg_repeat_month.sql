-- Purpose: how many people were met again within the theme's window, how often, how soon and by how many agencies, and what share
--   of events the tenth of people met most often bears, at the month ends of staging.touched_repeat_month.
-- Grain: one row a theme, month end, role, scope and strand (-3: all).
-- Inputs: staging.touched_repeat_month, warehouse.agg_repeat_person, agg_people_met, dimensions, :delivery_key.
-- Idempotent because: the touched month ends are written anew; the same file rebuilds the whole.
DELETE FROM warehouse.agg_repeat_month a
USING staging.touched_repeat_month t
WHERE t.delivery_key = :delivery_key AND a.theme_key = t.theme_key AND a.month_end = t.month_end;

INSERT INTO warehouse.agg_repeat_month (theme_key, month_end, role, scope, strand_key, people_met, person_events, people, people_to,
    events_of_people, people_three, people_same_strand, people_two_agencies, median_days, top_tenth_people, top_tenth_events)
WITH month AS MATERIALIZED (
    SELECT t.theme_key, t.month_end, theme.repeat_events
    FROM staging.touched_repeat_month t
    JOIN warehouse.dim_theme theme USING (theme_key)
    WHERE t.delivery_key = :delivery_key
), met AS (
    SELECT m.theme_key, m.month_end, p.role, p.scope, p.strand_key, sum(p.person_events) AS person_events
    FROM month m
    JOIN warehouse.agg_people_met p ON p.theme_key = m.theme_key AND p.enter_month <= m.month_end AND p.leave_month > m.month_end
    GROUP BY m.theme_key, m.month_end, p.role, p.scope, p.strand_key
), often AS MATERIALIZED (
    -- How many people were met so and so often: few rows, whatever the number of people. Month by month, so that a month's own
    -- columns are not compared for every person.
    SELECT m.theme_key, m.month_end, m.repeat_events, told.*
    FROM month m
    CROSS JOIN LATERAL (
        SELECT a.role, a.scope, a.strand_key, a.events, a.events_to, a.shortest_days, a.agencies > 1 AS by_several, count(*) AS people
        FROM warehouse.agg_repeat_person a
        WHERE a.theme_key = m.theme_key AND a.first_month_end <= m.month_end AND a.last_month_end >= m.month_end
        GROUP BY a.role, a.scope, a.strand_key, a.events, a.events_to, a.shortest_days, a.agencies > 1) told
), scope AS (
    SELECT * FROM (VALUES ('ALL', 'ALL'), ('POLICE', 'POLICE'), ('BOTH', 'ALL'), ('BOTH', 'POLICE')) AS told (scope, counts_as)
), again AS MATERIALIZED (
    SELECT o.theme_key, o.month_end, o.repeat_events, o.role, scope.counts_as AS scope, o.strand_key, o.events, o.events_to, o.shortest_days,
           o.by_several, o.people
    FROM often o JOIN scope USING (scope)
), counted AS (
    SELECT theme_key, month_end, role, scope, strand_key,
           sum(people) FILTER (WHERE events >= repeat_events) AS people,
           sum(people) FILTER (WHERE events_to >= repeat_events) AS people_to,
           coalesce(sum(people * events) FILTER (WHERE events >= repeat_events), 0) AS events_of_people,
           sum(people) FILTER (WHERE events >= greatest(3, repeat_events)) AS people_three,
           sum(people) FILTER (WHERE events >= repeat_events AND by_several) AS people_two_agencies,
           coalesce(sum(people * (events - 1)) FILTER (WHERE events >= 2), 0) AS further_events
    FROM again
    GROUP BY theme_key, month_end, role, scope, strand_key
), days AS (
    SELECT theme_key, month_end, role, scope, strand_key, shortest_days,
           sum(people) OVER (same ORDER BY shortest_days) AS people_up_to, sum(people) OVER same AS people
    FROM (SELECT theme_key, month_end, role, scope, strand_key, shortest_days, sum(people) AS people
          FROM again
          WHERE events >= repeat_events AND shortest_days IS NOT NULL
          GROUP BY theme_key, month_end, role, scope, strand_key, shortest_days) told
    WINDOW same AS (PARTITION BY theme_key, month_end, role, scope, strand_key)
), median AS (
    -- The middle one, or half-way between the middle two.
    SELECT theme_key, month_end, role, scope, strand_key,
           round((min(shortest_days) FILTER (WHERE people_up_to > floor((people - 1) / 2))
                  + min(shortest_days) FILTER (WHERE people_up_to > floor(people / 2))) / 2.0, 1) AS days
    FROM days
    GROUP BY theme_key, month_end, role, scope, strand_key
), same_strand AS (
    -- A person in a role is told of by the police alone or not: in the one scope that counts as both, or in the others.
    SELECT theme_key, month_end, role, scope.counts_as AS scope, sum(people) AS people
    FROM (SELECT m.theme_key, m.month_end, again_and_again.*
          FROM month m
          CROSS JOIN LATERAL (
              SELECT role, scope, count(*) AS people
              FROM (SELECT DISTINCT a.person_key, a.role, a.scope
                    FROM warehouse.agg_repeat_person a
                    WHERE a.theme_key = m.theme_key AND a.first_month_end <= m.month_end AND a.last_month_end >= m.month_end
                      AND a.strand_key <> -3 AND a.events >= m.repeat_events) once
              GROUP BY role, scope) again_and_again) told
    JOIN scope USING (scope)
    GROUP BY theme_key, month_end, role, scope.counts_as
), share AS (
    SELECT theme_key, month_end, role, scope, strand_key, met.person_events, met.person_events - coalesce(c.further_events, 0) AS people_met,
           ceil((met.person_events - coalesce(c.further_events, 0)) / 10.0)::integer AS top_tenth
    FROM met
    LEFT JOIN counted c USING (theme_key, month_end, role, scope, strand_key)
), ranked AS (
    -- People by how often, those met most often first: of each number of events, how many people stand before it.
    SELECT theme_key, month_end, role, scope, strand_key, events, people,
           sum(people) OVER (PARTITION BY theme_key, month_end, role, scope, strand_key ORDER BY events DESC) - people AS people_before
    FROM (SELECT theme_key, month_end, role, scope, strand_key, events, sum(people) AS people
          FROM again WHERE events >= 2 GROUP BY theme_key, month_end, role, scope, strand_key, events) histogram
), top AS (
    SELECT theme_key, month_end, role, scope, strand_key,
           sum(least(o.people, greatest(0, s.top_tenth - o.people_before)) * o.events) AS events,
           sum(least(o.people, greatest(0, s.top_tenth - o.people_before))) AS people
    FROM ranked o JOIN share s USING (theme_key, month_end, role, scope, strand_key)
    GROUP BY theme_key, month_end, role, scope, strand_key
)
SELECT theme_key, month_end, role, scope, strand_key,
       coalesce(s.people_met, 0), coalesce(s.person_events, 0), coalesce(c.people, 0), coalesce(c.people_to, 0), coalesce(c.events_of_people, 0),
       coalesce(c.people_three, 0), CASE WHEN strand_key = -3 THEN coalesce(same_strand.people, 0) END, coalesce(c.people_two_agencies, 0),
       median.days, coalesce(s.top_tenth, 0),
       -- Whoever is met once bears one event.
       coalesce(top.events, 0) + coalesce(s.top_tenth, 0) - coalesce(top.people, 0)
FROM share s
FULL JOIN counted c USING (theme_key, month_end, role, scope, strand_key)
LEFT JOIN median USING (theme_key, month_end, role, scope, strand_key)
LEFT JOIN same_strand USING (theme_key, month_end, role, scope)
LEFT JOIN top USING (theme_key, month_end, role, scope, strand_key);
