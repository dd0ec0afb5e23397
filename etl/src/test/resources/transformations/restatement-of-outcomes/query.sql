SELECT value_then, value_now, moved, outcomes, other
FROM mart.mart_operations__restatement WHERE figure = 'OUTCOMES_ASSIGNED_12_MONTHS'
