SELECT CASE r.record_token WHEN md5('C1')::uuid THEN 'C1' ELSE 'C2' END AS record, d.role_code, v.known_to = 'infinity' AS is_open
FROM warehouse.fact_involvement v
JOIN warehouse.dim_record r USING (record_key)
JOIN warehouse.dim_role d USING (role_key)
ORDER BY 1, 2 DESC
