-- Purpose: months recorded whose figures this load may have moved: of versions it opened and of versions it closed.
-- Grain: one row a month (0: date recorded unknown).
-- Inputs: warehouse.fact_incident, :delivery_key, :load_key.
-- Idempotent because: rows of the delivery are written anew.
DELETE FROM staging.touched_month WHERE delivery_key = :delivery_key;

INSERT INTO staging.touched_month (delivery_key, month_date_key)
SELECT :delivery_key, CASE WHEN recorded_date_key > 0 THEN recorded_date_key / 100 * 100 + 1 ELSE 0 END
FROM warehouse.fact_incident WHERE load_key = :load_key
UNION
SELECT :delivery_key, CASE WHEN recorded_date_key > 0 THEN recorded_date_key / 100 * 100 + 1 ELSE 0 END
FROM warehouse.fact_incident WHERE closed_load_key = :load_key;
