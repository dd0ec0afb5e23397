-- Purpose: touched months in which an authority's figure is not the count of records placed inside it.
-- Grain: one row: rows_checked, rows_failed.
-- Inputs: staging.touched_month, warehouse.agg_area_month, warehouse.fact_incident, :delivery_key.
-- Idempotent because: it only reads.
WITH inside AS (
    SELECT t.month_date_key, count(*) AS records
    FROM staging.touched_month t
    JOIN warehouse.fact_incident f ON f.known_to = 'infinity' AND f.recorded_date_key BETWEEN t.month_date_key AND t.month_date_key + 30
    WHERE t.delivery_key = :delivery_key AND t.month_date_key > 0 AND f.area = 'INSIDE' AND f.is_counted
    GROUP BY 1
), shown AS (
    SELECT month_date_key, sum(records) AS records
    FROM warehouse.agg_area_month
    WHERE geography_kind = 'AUTHORITY' AND geography_key <> -4 AND strand_key = -3 AND month_date_key > 0
    GROUP BY 1
)
SELECT count(*) AS rows_checked,
       count(*) FILTER (WHERE coalesce(inside.records, 0) <> coalesce(shown.records, 0)) AS rows_failed
FROM staging.touched_month t
LEFT JOIN inside USING (month_date_key)
LEFT JOIN shown USING (month_date_key)
WHERE t.delivery_key = :delivery_key AND t.month_date_key > 0;
