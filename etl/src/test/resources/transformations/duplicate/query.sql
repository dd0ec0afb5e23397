SELECT delivery_key - 900000 AS delivery, line_number AS line, disposition
FROM staging.incident_line
WHERE delivery_key > 900000
ORDER BY 1, 2
