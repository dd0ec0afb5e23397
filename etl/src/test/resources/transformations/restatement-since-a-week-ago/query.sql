SELECT strand_code, compared_with, data_to, step, amount
FROM mart.mart_hate_crime__restatement
WHERE figure = 'OFFENCES_12_MONTHS' AND strand_code IN ('ALL', 'RACE', 'DISABILITY')
UNION ALL
SELECT strand_code, compared_with, data_to, why, amount
FROM mart.mart_operations__restatement
CROSS JOIN LATERAL (VALUES ('new_records', new_records), ('corrections', corrections), ('reclassifications', reclassifications), ('cancellations', cancellations),
                           ('withdrawals', withdrawals), ('area_moves', area_moves)) AS told (why, amount)
WHERE figure = 'OFFENCES_12_MONTHS' AND strand_code = 'ALL'
ORDER BY 1, 4
