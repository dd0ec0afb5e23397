-- Purpose: in place of touched_street_month.sql for a rebuild: every month of which there is a street crime or a figure.
-- Grain: one row a source, month and force.
-- Inputs: warehouse.fact_street_crime, agg_street_crime_month, :delivery_key (any number that is no delivery's, such as 0).
-- Idempotent because: rows of that number are written anew.
DELETE FROM staging.touched_street_month WHERE delivery_key = :delivery_key;

INSERT INTO staging.touched_street_month (delivery_key, source_key, month_date_key, force)
SELECT :delivery_key, source_key, month_date_key, force FROM warehouse.fact_street_crime
UNION
SELECT :delivery_key, source_key, month_date_key, force FROM warehouse.agg_street_crime_month;
