SELECT f.line_number AS line, o.offence_code, o.is_inferred, lt.location_type_code, lt.location_type_key <= 0 AS reserved
FROM warehouse.fact_incident f
JOIN warehouse.dim_offence o USING (offence_key)
JOIN warehouse.dim_location_type lt USING (location_type_key)
WHERE f.load_key = 900001
ORDER BY 1
