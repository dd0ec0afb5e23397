SELECT o.told_load_key - 900000 AS told_by, o.told_line_number AS line, d.outcome_code, w.ward_code, f.offence_code, o.recorded_date_key,
       o.load_key - 900000 AS load, o.closed_load_key - 900000 AS closed_by, o.closed_because
FROM warehouse.fact_outcome o
JOIN warehouse.dim_outcome d USING (outcome_key)
JOIN warehouse.dim_ward w USING (ward_key)
JOIN warehouse.dim_offence f USING (offence_key)
WHERE o.load_key > 900000
ORDER BY o.known_from, o.told_load_key, o.told_line_number
