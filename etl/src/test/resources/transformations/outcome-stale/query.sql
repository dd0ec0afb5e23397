SELECT i.delivery_key - 900000 AS delivery, i.line_number AS line, i.disposition,
       (SELECT count(*) FROM warehouse.fact_outcome WHERE load_key > 900000) AS versions,
       (SELECT to_char(max(source_updated AT TIME ZONE 'UTC'), 'MM-DD HH24:MI') FROM warehouse.fact_outcome WHERE load_key > 900000) AS newest
FROM staging.outcome i
WHERE i.delivery_key > 900000
ORDER BY 1, 2
