SELECT month_to, source_code, offences, records, offences_12_before, change_offences, change_offences_share, is_latest,
       count(*) OVER (PARTITION BY source_code) AS month_ends
FROM mart.mart_hate_crime__rolling_12_months
WHERE geography_kind = 'AUTHORITY' AND is_inside_area AND strand_code = 'ALL'
ORDER BY month_to IN ('2022-12-01', '2023-11-01', '2023-12-01', '2024-01-01') DESC, month_to
LIMIT 4
