SELECT i.delivery_key - 900000 AS delivery, i.line_number AS line, i.disposition,
       (SELECT count(*) FROM warehouse.fact_incident WHERE load_key > 900000) AS versions
FROM staging.incident_line i
WHERE i.delivery_key > 900000
ORDER BY 1, 2
