SELECT d.strand_code, t.record_type_code, a.month_date_key, a.records, a.offences, a.records_not_counted
FROM warehouse.agg_area_month a
JOIN warehouse.dim_strand d USING (strand_key)
JOIN warehouse.dim_record_type t USING (record_type_key)
WHERE a.geography_kind = 'AUTHORITY' AND a.strand_key = -3
ORDER BY d.sort_order, t.record_type_code, a.month_date_key
