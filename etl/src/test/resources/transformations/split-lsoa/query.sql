SELECT f.line_number AS line, l.lsoa_code, l.lsoa_kind, a.authority_code
FROM warehouse.fact_incident f
JOIN warehouse.dim_lsoa l USING (lsoa_key)
JOIN warehouse.dim_authority a USING (authority_key)
WHERE f.load_key = 900001
ORDER BY 1
