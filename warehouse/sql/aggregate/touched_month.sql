-- Purpose: months recorded whose figures this load may have moved: of incidents and of people in them that it opened or closed.
-- Grain: one row a month (0: date recorded unknown).
-- Inputs: warehouse.fact_incident, warehouse.fact_involvement, :delivery_key, :load_key.
-- Idempotent because: rows of the delivery are written anew.
DELETE FROM staging.touched_month WHERE delivery_key = :delivery_key;

INSERT INTO staging.touched_month (delivery_key, month_date_key)
WITH person AS (
    SELECT record_key FROM warehouse.fact_involvement WHERE load_key = :load_key
    UNION
    SELECT record_key FROM warehouse.fact_involvement WHERE closed_load_key = :load_key
), day AS (
    SELECT recorded_date_key FROM warehouse.fact_incident WHERE load_key = :load_key
    UNION
    SELECT recorded_date_key FROM warehouse.fact_incident WHERE closed_load_key = :load_key
    UNION
    SELECT f.recorded_date_key FROM person JOIN warehouse.fact_incident f USING (record_key) WHERE f.known_to = 'infinity'
)
SELECT DISTINCT :delivery_key, CASE WHEN recorded_date_key > 0 THEN recorded_date_key / 100 * 100 + 1 ELSE 0 END FROM day;
