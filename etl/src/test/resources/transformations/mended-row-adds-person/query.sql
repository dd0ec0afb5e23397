SELECT f.person_number, f.load_key - 900000 AS load, f.closed_load_key - 900000 AS closed_by,
       (SELECT count(*) FROM warehouse.fact_incident WHERE load_key > 900000) AS incident_versions
FROM warehouse.fact_involvement f
WHERE f.load_key > 900000
ORDER BY 1, 2
