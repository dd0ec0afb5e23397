-- Purpose: lines of the snapshot that are neither in the fact nor outside the area, and facts of its months that it does not hold.
-- Grain: one row: rows_checked, rows_failed.
-- Inputs: staging.street_crime, warehouse.fact_street_crime, warehouse.dim_source, :delivery_key, :source_code.
-- Idempotent because: it only reads.
WITH line AS (
    SELECT extract(year FROM month)::integer * 10000 + extract(month FROM month)::integer * 100 + 1 AS month_date_key,
           coalesce(force, '') AS force, area
    FROM staging.street_crime WHERE delivery_key = :delivery_key
), told AS (
    SELECT month_date_key, force, count(*) AS lines, count(*) FILTER (WHERE area = 'OUTSIDE') AS outside FROM line GROUP BY 1, 2
), held AS (
    SELECT f.month_date_key, f.force, count(*) FILTER (WHERE f.area = 'INSIDE') AS inside, count(*) FILTER (WHERE f.area = 'UNKNOWN') AS unknown
    FROM warehouse.fact_street_crime f JOIN warehouse.dim_source s USING (source_key)
    WHERE s.source_code = :source_code GROUP BY 1, 2
)
SELECT coalesce(sum(told.lines), 0)::bigint AS rows_checked,
       coalesce(sum(abs(told.lines - told.outside - coalesce(held.inside, 0) - coalesce(held.unknown, 0))), 0)::bigint AS rows_failed
FROM told LEFT JOIN held USING (month_date_key, force);
