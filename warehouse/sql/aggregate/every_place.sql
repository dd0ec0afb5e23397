-- Purpose: in place of touched_place.sql for a rebuild: every place of two records or of a figure.
-- Grain: one row a place.
-- Inputs: warehouse.fact_incident, agg_repeat_place, :delivery_key (any number that is no delivery's, such as 0).
-- Idempotent because: rows of that number are written anew.
DELETE FROM staging.touched_place WHERE delivery_key = :delivery_key;

INSERT INTO staging.touched_place (delivery_key, place_token)
SELECT :delivery_key, place_token
FROM warehouse.fact_incident
WHERE known_to = 'infinity' AND place_token IS NOT NULL
GROUP BY place_token
HAVING min(record_key) < max(record_key)
UNION
SELECT :delivery_key, place_token FROM warehouse.agg_repeat_place;

SELECT staging.analyse_tables('touched_place');
