-- Purpose: in place of touched_person.sql for a rebuild: everyone who is met in two records or has a figure.
-- Grain: one row a person.
-- Inputs: warehouse.fact_involvement, agg_repeat_person, :delivery_key (any number that is no delivery's, such as 0).
-- Idempotent because: rows of that number are written anew.
DELETE FROM staging.touched_person WHERE delivery_key = :delivery_key;

INSERT INTO staging.touched_person (delivery_key, person_key)
SELECT :delivery_key, person_key
FROM warehouse.fact_involvement
WHERE known_to = 'infinity' AND person_key > 0
GROUP BY person_key
HAVING min(record_key) < max(record_key)
UNION
SELECT :delivery_key, person_key FROM warehouse.agg_repeat_person;

SELECT staging.analyse_tables('touched_person');
