SELECT s.source_code, t.record_type_code, a.records, a.offences
FROM warehouse.agg_area_month a
JOIN warehouse.dim_source s USING (source_key)
JOIN warehouse.dim_record_type t USING (record_type_key)
WHERE a.month_date_key = 20240201 AND a.geography_kind = 'AUTHORITY' AND a.strand_key = -3
ORDER BY 1
