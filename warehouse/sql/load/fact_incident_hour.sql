-- Purpose: the hours of the week in which each new version may have happened, by the local clock: an exact time in one, a
--   window spread evenly over the time that truly passed, so that a night without the hour from one to two gives it nothing
--   and one with two of them twice. Windows over 7 days, dates without a time and unknown times are in no hour.
-- Grain: one row a weekday and hour of a version; its weights sum to 1.
-- Inputs: warehouse.fact_incident of this load, :load_key.
-- Idempotent because: the hours of all versions of a load are written at once, and nothing where they are there.
INSERT INTO warehouse.fact_incident_hour (incident_key, weekday_number, hour, weight)
WITH told AS NOT MATERIALIZED (
    SELECT incident_key, occurred_from, occurred_to, time_precision
    FROM warehouse.fact_incident
    WHERE load_key = :load_key AND occurred_from IS NOT NULL AND time_precision IN ('EXACT', 'WINDOW')
      AND NOT EXISTS (SELECT FROM warehouse.fact_incident f JOIN warehouse.fact_incident_hour USING (incident_key) WHERE f.load_key = :load_key)
), placed AS (
    SELECT incident_key, occurred_from, occurred_to,
           -- The first and the last moment that the clock's words can mean: an hour that the clock shows twice is read as
           -- the earlier at the beginning and as the later at the end.
           occurred_from AT TIME ZONE 'Europe/London'
               - CASE WHEN ((occurred_from AT TIME ZONE 'Europe/London') - interval '1 hour') AT TIME ZONE 'Europe/London' = occurred_from
                      THEN interval '1 hour' ELSE interval '0' END AS begins,
           occurred_from AT TIME ZONE 'Europe/London' AS begins_at_latest,
           occurred_to AT TIME ZONE 'Europe/London' AS ends
    FROM told
    WHERE time_precision = 'WINDOW'
), sorted AS (
    -- One reading of the clock in that hour is stored as a window of an hour: it is one hour of the clock all the same.
    SELECT *, begins < begins_at_latest AND occurred_to = occurred_from + interval '1 hour' AS is_one_reading
    FROM placed
)
SELECT incident_key, extract(isodow FROM occurred_from)::smallint, extract(hour FROM occurred_from)::smallint, 1
FROM told
WHERE time_precision = 'EXACT'
UNION ALL
SELECT incident_key, extract(isodow FROM occurred_from)::smallint, extract(hour FROM occurred_from)::smallint, 1
FROM sorted
WHERE is_one_reading
UNION ALL
SELECT incident_key, extract(isodow FROM clock)::smallint, extract(hour FROM clock)::smallint, least(sum(seconds) / max(all_seconds), 1)
FROM (SELECT w.incident_key, slot AT TIME ZONE 'Europe/London' AS clock,
             extract(epoch FROM least(slot + interval '1 hour', w.ends) - greatest(slot, w.begins))::double precision AS seconds,
             extract(epoch FROM w.ends - w.begins)::double precision AS all_seconds
      FROM sorted w
      CROSS JOIN LATERAL generate_series(date_trunc('hour', w.begins, 'UTC'), w.ends - interval '1 microsecond', interval '1 hour') AS slot
      WHERE NOT w.is_one_reading AND w.ends > w.begins AND w.occurred_to - w.occurred_from <= interval '7 days') hour
GROUP BY incident_key, extract(isodow FROM clock), extract(hour FROM clock);
