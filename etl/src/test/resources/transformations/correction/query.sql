SELECT f.line_number AS line, o.offence_code, f.load_key - 900000 AS load, f.closed_load_key - 900000 AS closed_by
FROM warehouse.fact_incident f JOIN warehouse.dim_offence o USING (offence_key)
WHERE f.load_key > 900000
ORDER BY 3, 1
