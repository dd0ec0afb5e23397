SELECT ward_code = 'E05010907' AS here, attribute, group_name, people_rounded, people_shown, month_to, count(*) AS wards
FROM mart.mart_hate_crime__people_ward
GROUP BY 1, 2, 3, 4, 5, 6
ORDER BY 1 DESC, 2, 3
