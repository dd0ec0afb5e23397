-- Purpose: months and forces that the snapshot replaces.
-- Grain: one row a source, month and force.
-- Inputs: staging.street_crime, warehouse.dim_source, :delivery_key, :source_code.
-- Idempotent because: rows of the delivery are written anew.
DELETE FROM staging.touched_street_month WHERE delivery_key = :delivery_key;

INSERT INTO staging.touched_street_month (delivery_key, source_key, month_date_key, force)
SELECT DISTINCT :delivery_key, s.source_key, to_char(c.month, 'YYYYMMDD')::integer, coalesce(c.force, '')
FROM staging.street_crime c
JOIN warehouse.dim_source s ON s.source_code = :source_code
WHERE c.delivery_key = :delivery_key;
