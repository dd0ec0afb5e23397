-- Purpose: in place of touched_month_occurred.sql for a rebuild: every month of which there is a fact or a figure.
-- Grain: one row a month (0: date occurred unknown).
-- Inputs: warehouse.fact_incident, agg_hour_month, :delivery_key (any number that is no delivery's, such as 0).
-- Idempotent because: rows of that number are written anew.
DELETE FROM staging.touched_month_occurred WHERE delivery_key = :delivery_key;

INSERT INTO staging.touched_month_occurred (delivery_key, month_date_key)
SELECT :delivery_key, CASE WHEN occurred_date_key > 0 THEN occurred_date_key / 100 * 100 + 1 ELSE 0 END
FROM warehouse.fact_incident WHERE known_to = 'infinity'
UNION
SELECT :delivery_key, month_date_key FROM warehouse.agg_hour_month;
