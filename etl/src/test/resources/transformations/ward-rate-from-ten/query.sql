SELECT month_from, month_to, ward_code, offences, offences_12_before, change_offences, change_offences_share,
       rate_per_1000 IS NOT NULL AS has_rate, round(rate_per_1000 * residents / 1000) AS of_residents
FROM mart.mart_hate_crime__ward
WHERE strand_code = 'ALL' AND ward_code IN ('E05010907', 'E05010885')
ORDER BY ward_code DESC
