SELECT attribute, group_name, involvements
FROM mart.mart_hate_crime__people_month
WHERE strand_code = 'ALL' AND attribute IN ('AGE_BAND', 'GENDER')
ORDER BY attribute
