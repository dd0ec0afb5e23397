-- Purpose: complete months of a source with no record at all, among the last 24, where its months hold at least as many records on
--   average as its theme wants for a usual range: a delivery is more likely missing than the city quiet.
-- Grain: one row: rows_checked, rows_failed.
-- Inputs: warehouse.source_span, warehouse.agg_area_month, dimensions, :source_code.
-- Idempotent because: it only reads.
WITH month AS (
    SELECT m.date, t.usual_range_average,
           coalesce((SELECT sum(a.records + a.records_not_counted) FROM warehouse.agg_area_month a
                     WHERE a.month_date_key = m.date_key AND a.geography_kind = 'AUTHORITY' AND a.strand_key = -3 AND a.source_key = span.source_key), 0) AS records
    FROM warehouse.source_span span
    JOIN warehouse.dim_source s USING (source_key)
    JOIN warehouse.dim_theme t USING (theme_code)
    JOIN warehouse.dim_date m ON m.day_of_month = 1 AND m.date BETWEEN span.first_month AND span.last_complete_month
         AND m.date > span.last_complete_month - interval '24 months'
    WHERE s.source_code = :source_code
)
SELECT count(*) AS rows_checked, count(*) FILTER (WHERE records = 0) AS rows_failed
FROM month
WHERE (SELECT avg(records) FROM month) >= usual_range_average;
