-- Purpose: in place of touched_month.sql for a rebuild: every month of which there is a fact or a figure.
-- Grain: one row a month (0: date recorded unknown).
-- Inputs: warehouse.fact_incident, warehouse.agg_area_month, agg_incident_attribute_month, agg_people_month, agg_ward_attribute_month,
--   agg_adult_ward_month, :delivery_key (any number that is no delivery's, such as 0).
-- Idempotent because: rows of that number are written anew.
DELETE FROM staging.touched_month WHERE delivery_key = :delivery_key;

INSERT INTO staging.touched_month (delivery_key, month_date_key)
SELECT :delivery_key, CASE WHEN recorded_date_key > 0 THEN recorded_date_key / 100 * 100 + 1 ELSE 0 END
FROM warehouse.fact_incident WHERE known_to = 'infinity'
UNION
SELECT :delivery_key, month_date_key FROM warehouse.agg_area_month
UNION
SELECT :delivery_key, month_date_key FROM warehouse.agg_incident_attribute_month
UNION
SELECT :delivery_key, month_date_key FROM warehouse.agg_people_month
UNION
SELECT :delivery_key, month_date_key FROM warehouse.agg_ward_attribute_month
UNION
SELECT :delivery_key, month_date_key FROM warehouse.agg_adult_ward_month;
