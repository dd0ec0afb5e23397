SELECT month_of_break, scope, title FROM mart.mart_hate_crime__break WHERE kind = 'source' ORDER BY 1
