-- Purpose: months in whose events this load may have moved something: of records that it touched, as they are and as it found
--   them, and of the other records of their events.
-- Grain: one row a theme and month recorded (0: date recorded unknown).
-- Inputs: staging.touched_record, warehouse.fact_incident, bridge_same_event, dim_source, :delivery_key, :load_key.
-- Idempotent because: rows of the delivery are written anew.
DELETE FROM staging.touched_event_month WHERE delivery_key = :delivery_key;

INSERT INTO staging.touched_event_month (delivery_key, theme_key, month_date_key)
WITH version AS MATERIALIZED (
    SELECT f.event_key, f.source_key, CASE WHEN f.recorded_date_key > 0 THEN f.recorded_date_key / 100 * 100 + 1 ELSE 0 END AS month_date_key
    FROM staging.touched_record t
    JOIN warehouse.fact_incident f ON f.record_key = t.record_key AND f.known_to = 'infinity'
    WHERE t.delivery_key = :delivery_key
    UNION
    SELECT f.event_key, f.source_key, CASE WHEN f.recorded_date_key > 0 THEN f.recorded_date_key / 100 * 100 + 1 ELSE 0 END
    FROM staging.touched_record t
    JOIN warehouse.fact_incident f ON f.record_key = t.record_key AND f.known_to <> 'infinity'
    WHERE t.delivery_key = :delivery_key AND f.closed_load_key = :load_key
), event AS (
    SELECT coalesce(same.same_event_key, told.event_key) AS event_key
    FROM (SELECT DISTINCT event_key FROM version) told
    LEFT JOIN warehouse.bridge_same_event same USING (event_key)
    UNION
    SELECT event_key FROM version
), member AS (
    SELECT event_key FROM event
    UNION
    SELECT same.event_key FROM event JOIN warehouse.bridge_same_event same ON same.same_event_key = event.event_key
), told AS (
    SELECT source_key, month_date_key FROM version
    UNION
    SELECT f.source_key, CASE WHEN f.recorded_date_key > 0 THEN f.recorded_date_key / 100 * 100 + 1 ELSE 0 END
    FROM member JOIN warehouse.fact_incident f USING (event_key)
    WHERE f.known_to = 'infinity'
)
SELECT DISTINCT :delivery_key, s.theme_key, told.month_date_key
FROM told JOIN warehouse.dim_source s USING (source_key);
