-- What the benchmark asks of a warehouse that it has loaded.

-- name: database_bytes
SELECT pg_database_size(current_database())

-- name: explain
ALTER DATABASE spahc SET session_preload_libraries = 'auto_explain'
ALTER DATABASE spahc SET auto_explain.log_min_duration = 'MILLISECONDSms'
ALTER DATABASE spahc SET auto_explain.log_analyze = on
ALTER DATABASE spahc SET auto_explain.log_timing = off
ALTER DATABASE spahc SET auto_explain.log_nested_statements = on

-- name: settle
VACUUM (ANALYZE)
CHECKPOINT

-- name: figures
SELECT 'all' AS figure, sum(offences) AS offences
FROM mart.mart_hate_crime__area_month WHERE geography_kind = 'AUTHORITY' AND is_inside_area AND strand_code = 'ALL'
UNION ALL
SELECT 'month/' || to_char(month_recorded, 'YYYY-MM'), sum(offences)
FROM mart.mart_hate_crime__area_month WHERE geography_kind = 'AUTHORITY' AND is_inside_area AND strand_code = 'ALL'
GROUP BY 1 HAVING sum(offences) > 0
UNION ALL
SELECT 'strand/' || d.strand_code, count(DISTINCT f.incident_key)
FROM warehouse.fact_incident f
JOIN warehouse.bridge_incident_strand b USING (incident_key)
JOIN warehouse.dim_strand d USING (strand_key)
JOIN warehouse.dim_record_type t USING (record_type_key)
WHERE f.known_to = 'infinity' AND f.is_counted AND t.is_offence AND f.area = 'INSIDE'
GROUP BY 1
UNION ALL
SELECT 'ward/' || w.ward_code, count(*)
FROM warehouse.fact_incident f
JOIN warehouse.dim_ward w USING (ward_key)
JOIN warehouse.dim_record_type t USING (record_type_key)
WHERE f.known_to = 'infinity' AND f.is_counted AND t.is_offence AND f.area = 'INSIDE' AND f.geography_method = 'POSTCODE'
GROUP BY 1
