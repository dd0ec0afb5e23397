SELECT 'mart.mart_background__street_crime_month' AS mart, concat_ws(' ', residents, deprivation_decile) AS figures FROM mart.mart_background__street_crime_month
UNION ALL
SELECT 'mart.mart_hate_crime__area_month', concat_ws(' ', geography_kind, residents, deprivation_decile, events) FROM mart.mart_hate_crime__area_month
WHERE strand_code = 'ALL' AND month_recorded = '2024-01-01' AND records > 0 AND geography_kind <> 'WARD'
UNION ALL
SELECT 'mart.mart_hate_crime__incident', concat_ws(' ', count(*), hour_occurred, deprivation_decile) FROM mart.mart_hate_crime__incident GROUP BY hour_occurred, deprivation_decile
UNION ALL
SELECT 'mart.mart_hate_crime__map', concat_ws(' ', area_code, records) FROM mart.mart_hate_crime__map
WHERE strand_code = 'ALL' AND month_recorded = '2024-01-01' AND records > 0 AND part = 1
UNION ALL
SELECT 'mart.mart_hate_crime__rolling_12_months', concat_ws(' ', geography_kind, records, records_12_before, change_records, change_records_share)
FROM mart.mart_hate_crime__rolling_12_months WHERE strand_code = 'ALL' AND is_latest AND records > 0
UNION ALL
SELECT 'mart.mart_hate_crime__source_month', concat_ws(' ', records, events) FROM mart.mart_hate_crime__source_month
WHERE strand_code = 'ALL' AND month_recorded = '2024-01-01' AND records > 0
UNION ALL
SELECT 'mart.mart_hate_crime__ward', concat_ws(' ', ward_code, records, records_12_before, change_records, change_records_share)
FROM mart.mart_hate_crime__ward WHERE strand_code = 'ALL' AND records > 0
UNION ALL
SELECT 'mart.mart_operations__delivery_status', concat_ws(' ', seconds, rows_read, rows_loaded, rows_unchanged, rows_stale, rows_outside_area, rows_rejected, rows_duplicate)
FROM mart.mart_operations__delivery_status WHERE delivery_key = 900001
ORDER BY 1, 2
