SELECT month_occurred, geography_kind, geography_code, strand_code, weekday_name, weekday, hour_label, hour_of_day, left_out_because, offences, offences_left_out
FROM mart.mart_hate_crime__hour
WHERE strand_code = 'RACE'
ORDER BY 1, 2, 3, 5, 7, 9
