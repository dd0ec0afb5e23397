SELECT place_kind, place_group, is_known, strand_code, month_recorded, records, offences
FROM mart.mart_hate_crime__place_month
ORDER BY place_kind, strand_code, place_group
