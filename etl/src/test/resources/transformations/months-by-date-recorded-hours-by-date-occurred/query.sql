SELECT m.month_recorded, m.offences, h.month_occurred, h.weekday_name, h.hour, h.offences AS offences_of_hour
FROM mart.mart_hate_crime__source_month m, mart.mart_hate_crime__hour h
WHERE m.strand_code = 'ALL' AND m.is_inside_area AND h.strand_code = 'ALL' AND h.geography_kind = 'AUTHORITY'
