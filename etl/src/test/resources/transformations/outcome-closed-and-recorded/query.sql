SELECT 'CLOSED' AS basis, month_closed AS month, outcome_type AS type, offences, offences_of_which AS of_which, days_to_outcome AS days, offences_with_days AS with_days
FROM mart.mart_hate_crime__outcome_closed
WHERE geography_kind = 'AUTHORITY' AND is_inside_area AND strand_code = 'ALL' AND offences + offences_of_which > 0
UNION ALL
SELECT 'RECORDED', month_recorded, outcome_type, offences, offences_of_which, days_to_outcome, offences_with_days
FROM mart.mart_hate_crime__outcome_recorded
WHERE geography_kind = 'AUTHORITY' AND is_inside_area AND strand_code = 'ALL' AND offences + offences_of_which > 0
ORDER BY 1, 2, 3
