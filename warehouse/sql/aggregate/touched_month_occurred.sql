-- Purpose: months occurred whose hours this load may have moved: of incidents that it opened or closed.
-- Grain: one row a month (0: date occurred unknown).
-- Inputs: warehouse.fact_incident, :delivery_key, :load_key.
-- Idempotent because: rows of the delivery are written anew.
DELETE FROM staging.touched_month_occurred WHERE delivery_key = :delivery_key;

INSERT INTO staging.touched_month_occurred (delivery_key, month_date_key)
WITH day AS (
    SELECT occurred_date_key FROM warehouse.fact_incident WHERE load_key = :load_key
    UNION
    SELECT occurred_date_key FROM warehouse.fact_incident WHERE closed_load_key = :load_key
)
SELECT DISTINCT :delivery_key, CASE WHEN occurred_date_key > 0 THEN occurred_date_key / 100 * 100 + 1 ELSE 0 END FROM day;
