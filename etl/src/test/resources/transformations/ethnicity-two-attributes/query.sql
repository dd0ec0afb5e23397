SELECT attribute, group_name, answer, involvements, involvements_at_work
FROM mart.mart_hate_crime__people_month
WHERE strand_code = 'ALL' AND attribute LIKE 'ETHNICITY%'
ORDER BY attribute, group_order
