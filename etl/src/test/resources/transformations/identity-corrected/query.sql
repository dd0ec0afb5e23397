SELECT disposition,
       (SELECT count(*) FROM warehouse.fact_incident WHERE load_key > 900000) AS incident_versions,
       (SELECT count(*) FROM warehouse.fact_involvement WHERE load_key > 900000) AS involvement_versions
FROM staging.incident_line
WHERE delivery_key = 900002
