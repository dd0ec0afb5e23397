-- Purpose: places whose repeats this load may have moved: of the records it touched, as they are and as it found them. Those
--   met in one record alone have none, and had none unless they are in the aggregate.
-- Grain: one row a place; load/touched_person.sql has put those there that no row names any more.
-- Inputs: staging.touched_record, staging.place_gone, warehouse.fact_incident, agg_repeat_place, :delivery_key, :load_key.
-- Idempotent because: a place is there once.
INSERT INTO staging.touched_place (delivery_key, place_token)
WITH place AS MATERIALIZED (
    SELECT f.place_token
    FROM staging.touched_record t
    JOIN warehouse.fact_incident f ON f.record_key = t.record_key AND f.known_to = 'infinity'
    WHERE t.delivery_key = :delivery_key AND f.place_token IS NOT NULL
    UNION
    SELECT f.place_token
    FROM staging.touched_record t
    JOIN warehouse.fact_incident f ON f.record_key = t.record_key AND f.known_to <> 'infinity'
    WHERE t.delivery_key = :delivery_key AND f.place_token IS NOT NULL AND f.closed_load_key = :load_key
    UNION
    SELECT place_token FROM staging.place_gone WHERE delivery_key = :delivery_key
)
SELECT :delivery_key, f.place_token
FROM place
JOIN warehouse.fact_incident f USING (place_token)
WHERE f.known_to = 'infinity'
GROUP BY f.place_token
HAVING min(f.record_key) < max(f.record_key)
UNION
SELECT :delivery_key, place_token FROM place WHERE place_token IN (SELECT place_token FROM warehouse.agg_repeat_place)
ON CONFLICT (delivery_key, place_token) DO NOTHING;

SELECT staging.analyse_tables('touched_place');
