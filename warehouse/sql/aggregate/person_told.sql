-- Purpose: who was what in which record, of the records that people's repeats and their number may follow from: all those of the people
--   in staging.touched_person, and those of the events of the months of staging.touched_event_day.
-- Grain: one row a person in a role in a record. Of people who are not in touched_person there may be records that tell of an
--   event of another month in part: whoever counts them leaves those months out.
-- Inputs: staging.touched_person, touched_event_day, warehouse.person_event_record, fact_incident, fact_involvement,
--   bridge_same_event, :delivery_key.
-- Idempotent because: rows of the delivery are written anew.
DELETE FROM staging.person_told WHERE delivery_key = :delivery_key;

-- A table, so that the planner knows how many there are.
CREATE TEMPORARY TABLE record_told ON COMMIT DROP AS
WITH month AS MATERIALIZED (
    SELECT DISTINCT to_char(date, 'YYYYMM01')::integer AS month_date_key FROM staging.touched_event_day WHERE delivery_key = :delivery_key
), event AS MATERIALIZED (
    SELECT DISTINCT coalesce(same.same_event_key, f.event_key) AS event_key
    FROM month m
    JOIN warehouse.fact_incident f ON f.known_to = 'infinity' AND f.occurred_date_key BETWEEN m.month_date_key AND m.month_date_key + 30
    LEFT JOIN warehouse.bridge_same_event same ON same.event_key = f.event_key
)
-- All records of these events: the earliest may be of another month.
SELECT f.record_key
FROM (SELECT event_key FROM event
      UNION ALL
      SELECT same.event_key FROM event JOIN warehouse.bridge_same_event same ON same.same_event_key = event.event_key) member
JOIN warehouse.fact_incident f ON f.event_key = member.event_key AND f.known_to = 'infinity'
UNION
SELECT v.record_key
FROM staging.touched_person t
JOIN warehouse.fact_involvement v ON v.person_key = t.person_key AND v.known_to = 'infinity'
WHERE t.delivery_key = :delivery_key;

ANALYZE record_told;

INSERT INTO staging.person_told (delivery_key, person_key, theme_key, role, incident_key, event_key, date, is_police, is_dealt_with, is_certain, source_key)
SELECT :delivery_key, e.person_key, e.theme_key, e.role, e.incident_key, e.event_key, e.date, e.is_police, e.is_dealt_with, e.is_certain, e.source_key
FROM record_told
JOIN warehouse.person_event_record e USING (record_key);

DROP TABLE record_told;

SELECT staging.analyse_tables('person_told');
