SELECT f.line_number AS line, h.weekday_number AS weekday, h.hour, round(h.weight::numeric, 4) AS weight
FROM warehouse.fact_incident f
LEFT JOIN warehouse.fact_incident_hour h USING (incident_key)
WHERE f.load_key > 900000
ORDER BY 1, f.known_from, 2, 3
