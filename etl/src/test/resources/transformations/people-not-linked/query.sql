SELECT f.load_key - 900000 AS load, f.line_number AS line, f.person_number AS number,
       dense_rank() OVER (ORDER BY f.first_seen) AS person
FROM (SELECT i.*, min(i.load_key * 1000 + i.line_number) OVER (PARTITION BY i.person_key) AS first_seen
      FROM warehouse.fact_involvement i WHERE i.load_key > 900000 AND i.known_to = 'infinity') f
ORDER BY 1, 2, 3
