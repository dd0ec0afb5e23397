SELECT CASE f.record_token WHEN md5('C1')::uuid THEN 'C1' ELSE 'C2' END AS record, t.record_type_code, o.offence_code, f.known_from::date AS known_from,
       f.known_to = 'infinity' AS is_open, (SELECT sum(a.offences) FROM warehouse.agg_area_month a WHERE a.geography_kind = 'AUTHORITY' AND a.strand_key = -3) AS offences
FROM warehouse.fact_incident f
JOIN warehouse.dim_record_type t USING (record_type_key)
JOIN warehouse.dim_offence o USING (offence_key)
ORDER BY record, known_from
