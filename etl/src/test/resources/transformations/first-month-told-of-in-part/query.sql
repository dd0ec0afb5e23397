SELECT s.source_code, a.month_recorded, a.is_complete_month, w.is_complete_month AS by_offence, s.is_complete_month AS side_by_side, a.records
FROM mart.mart_hate_crime__area_month a
JOIN mart.mart_hate_crime__source_month s USING (source_code, strand_code, month_recorded, geography_code)
LEFT JOIN (SELECT DISTINCT source_code, month_recorded, is_complete_month FROM mart.mart_hate_crime__offence_month) w USING (source_code, month_recorded)
WHERE a.geography_kind = 'AUTHORITY' AND a.is_inside_area AND a.strand_code = 'ALL'
ORDER BY 1, 2
