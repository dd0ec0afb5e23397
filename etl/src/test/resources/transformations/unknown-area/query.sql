SELECT f.line_number AS line, a.authority_code, v.person_key > 0 AS has_person, m.records
FROM warehouse.fact_incident f
JOIN warehouse.dim_authority a USING (authority_key)
JOIN warehouse.fact_involvement v USING (record_key)
JOIN warehouse.agg_area_month m ON m.geography_kind = 'AUTHORITY' AND m.geography_key = f.authority_key AND m.strand_key = -3
WHERE f.load_key = 900001
ORDER BY 1
