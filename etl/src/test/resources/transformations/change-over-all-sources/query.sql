SELECT month_to, records, records_12_before, change_records, change_records_share, sources_compared, compared_names, left_out_names
FROM mart.mart_hate_crime__change_all_sources
WHERE is_latest AND is_inside_area AND strand_code = 'ALL'
