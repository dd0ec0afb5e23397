SELECT date_of_delivery, unknown_kind, attribute, rows_checked, rows_unknown, unknown_share, usual_share, is_over_usual
FROM mart.mart_operations__unknown_share ORDER BY attribute
