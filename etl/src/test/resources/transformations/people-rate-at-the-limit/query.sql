SELECT attribute, group_name, month_from, month_to, victims, residents, round(share_not_known, 3) AS share_not_known, rate_a_year, reason_not_shown
FROM mart.mart_hate_crime__people_rate
ORDER BY attribute, group_order
