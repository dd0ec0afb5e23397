SELECT strand_code, compared_with, data_to, step, amount
FROM mart.mart_hate_crime__restatement
WHERE figure = 'OFFENCES_12_MONTHS' AND strand_code IN ('ALL', 'RACE', 'DISABILITY')
ORDER BY strand_order, step
