-- Purpose: figures of the snapshot's months that an independent count of the facts does not bear out.
-- Grain: one row: rows_checked, rows_failed.
-- Inputs: staging.street_crime, warehouse.agg_street_crime_month, warehouse.fact_street_crime, warehouse.dim_source, dim_date, :delivery_key,
--   :source_code.
-- Idempotent because: it only reads.
WITH period AS (
    SELECT s.source_key, d.date_key AS month_date_key, told.force
    FROM (SELECT DISTINCT month, coalesce(force, '') AS force FROM staging.street_crime WHERE delivery_key = :delivery_key) told
    JOIN warehouse.dim_date d ON d.date = told.month
    JOIN warehouse.dim_source s ON s.source_code = :source_code
), told AS (
    SELECT month_date_key, force, area, authority_key, lsoa_key, street_category_key, 1 AS of_facts, 0 AS of_figures
    FROM period JOIN warehouse.fact_street_crime USING (source_key, month_date_key, force)
    UNION ALL
    SELECT month_date_key, force, area, authority_key, lsoa_key, street_category_key, 0, crimes
    FROM period JOIN warehouse.agg_street_crime_month USING (source_key, month_date_key, force)
)
SELECT count(*) AS rows_checked, count(*) FILTER (WHERE of_facts <> of_figures) AS rows_failed
FROM (SELECT sum(of_facts) AS of_facts, sum(of_figures) AS of_figures
      FROM told
      GROUP BY month_date_key, force, area, authority_key, lsoa_key, street_category_key) place;
