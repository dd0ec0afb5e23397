SELECT 'line' AS what, delivery_key - 900000 AS delivery, line_number AS line, disposition AS told
FROM staging.street_crime WHERE delivery_key > 900000
UNION ALL
SELECT 'fact', f.load_key - 900000, f.line_number, l.lsoa_code || ' ' || c.street_category_code || ' ' || o.street_outcome_code
FROM warehouse.fact_street_crime f
JOIN warehouse.dim_lsoa l USING (lsoa_key)
JOIN warehouse.dim_street_category c USING (street_category_key)
JOIN warehouse.dim_street_outcome o USING (street_outcome_key)
WHERE f.load_key > 900000
UNION ALL
SELECT 'figure', NULL, sum(crimes)::bigint, concat_ws(' ', to_char(month, 'YYYY-MM'), lsoa_code, category_code)
FROM mart.mart_background__street_crime_month
GROUP BY month, lsoa_code, category_code
ORDER BY 1, 2, 3, 4
