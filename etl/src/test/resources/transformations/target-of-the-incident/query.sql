SELECT source_code, strand_code, target_name, is_known, records, offences
FROM mart.mart_hate_crime__target
ORDER BY source_code, strand_order, target_order
