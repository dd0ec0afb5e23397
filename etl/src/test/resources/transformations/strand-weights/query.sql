SELECT f.line_number AS line, d.strand_code, round(b.weight_all::numeric, 4) AS weight_all,
       round(b.weight_national::numeric, 4) AS weight_national
FROM warehouse.fact_incident f
JOIN warehouse.bridge_incident_strand b USING (incident_key)
JOIN warehouse.dim_strand d USING (strand_key)
WHERE f.load_key = 900001
ORDER BY 1, d.strand_code COLLATE "C"
