-- Purpose: all recorded crime, as published, by month, place and kind, for the months and forces in staging.touched_street_month.
-- Grain: one row a source, month, force, area, authority, LSOA and kind of crime.
-- Inputs: staging.touched_street_month, warehouse.fact_street_crime, :delivery_key.
-- Idempotent because: the touched months are written anew; the same file rebuilds the whole.
DELETE FROM warehouse.agg_street_crime_month a
USING staging.touched_street_month t
WHERE t.delivery_key = :delivery_key AND a.source_key = t.source_key AND a.month_date_key = t.month_date_key AND a.force = t.force;

INSERT INTO warehouse.agg_street_crime_month (month_date_key, source_key, force, area, authority_key, lsoa_key, street_category_key, crimes)
SELECT f.month_date_key, f.source_key, f.force, f.area, f.authority_key, f.lsoa_key, f.street_category_key, count(*)
FROM staging.touched_street_month t
JOIN warehouse.fact_street_crime f USING (source_key, month_date_key, force)
WHERE t.delivery_key = :delivery_key
GROUP BY f.month_date_key, f.source_key, f.force, f.area, f.authority_key, f.lsoa_key, f.street_category_key;
