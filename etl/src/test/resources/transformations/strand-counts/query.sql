SELECT d.strand_code, a.records
FROM warehouse.agg_area_month a
JOIN warehouse.dim_strand d USING (strand_key)
WHERE a.month_date_key = 20240201 AND a.geography_kind = 'AUTHORITY'
ORDER BY d.strand_code COLLATE "C"
