SELECT a.month_date_key, a.geography_kind, a.records
FROM warehouse.agg_area_month a
WHERE a.strand_key = -3
ORDER BY 1, 2
