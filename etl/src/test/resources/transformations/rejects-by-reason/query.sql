SELECT reason_code, rows, rows_read, is_fault, meaning LIKE '%OWN_RULE.' AS is_own FROM mart.mart_operations__reject_reason ORDER BY 1
