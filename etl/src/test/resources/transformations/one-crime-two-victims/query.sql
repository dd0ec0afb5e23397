SELECT a.records, a.offences, a.events,
       (SELECT count(*) FROM warehouse.fact_incident WHERE load_key = 900001) AS incidents,
       (SELECT count(*) FROM warehouse.fact_involvement WHERE load_key = 900001) AS involvements,
       (SELECT count(*) FROM staging.incident_line WHERE delivery_key = 900001 AND disposition = 'LOADED') AS lines_loaded
FROM warehouse.agg_area_month a
JOIN warehouse.dim_authority d ON d.authority_key = a.geography_key
WHERE a.geography_kind = 'AUTHORITY' AND d.authority_code = 'E06000023' AND a.month_date_key = 20240201 AND a.strand_key = -3
