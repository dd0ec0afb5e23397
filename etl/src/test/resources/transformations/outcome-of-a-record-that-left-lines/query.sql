SELECT i.delivery_key - 900000 AS delivery, i.line_number AS line, i.area, i.disposition,
       (SELECT count(*) FROM warehouse.fact_outcome WHERE known_to = 'infinity') AS open,
       (SELECT count(*) FROM warehouse.agg_outcome_month) AS figures
FROM staging.outcome i
WHERE i.delivery_key > 900000
ORDER BY 1, 2
