SELECT strand_code, month_recorded, offences, average, usual_lower, usual_upper, is_signal, signal, is_baseline, baseline_months
FROM mart.mart_hate_crime__control_chart
WHERE strand_code = 'ALL' AND month_recorded >= '2022-12-01' OR strand_code = 'DISABILITY' AND month_recorded = '2024-01-01'
ORDER BY strand_code, month_recorded
