SELECT i.delivery_key - 900000 AS delivery, i.line_number AS line, i.disposition,
       (SELECT count(*) FROM warehouse.fact_incident WHERE load_key > 900000 AND known_to = 'infinity') AS open,
       (SELECT count(*) FROM warehouse.agg_area_month WHERE month_date_key = 20240201) AS figures,
       (SELECT string_agg(left_reason, ';') FROM warehouse.dim_record WHERE load_key > 900000) AS left_reason
FROM staging.incident_line i
WHERE i.delivery_key > 900000
ORDER BY 1, 2
