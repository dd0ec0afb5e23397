SELECT f.load_key - 900000 AS load, f.known_to = 'infinity' AS open, h.weekday_number AS weekday, h.hour, h.weight
FROM warehouse.fact_incident f
JOIN warehouse.fact_incident_hour h USING (incident_key)
WHERE f.load_key > 900000
ORDER BY 1
