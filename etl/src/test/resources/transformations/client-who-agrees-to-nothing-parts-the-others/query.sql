SELECT f.line_number AS line, f.known_to = 'infinity' AS is_open, f.person_key > 0 AS is_known,
       CASE WHEN f.person_key > 0 THEN dense_rank() OVER (ORDER BY f.person_key <= 0, f.first_seen) END AS person
FROM (SELECT i.*, min(i.line_number) OVER (PARTITION BY i.person_key) AS first_seen FROM warehouse.fact_involvement i WHERE i.load_key > 900000) f
ORDER BY 1
