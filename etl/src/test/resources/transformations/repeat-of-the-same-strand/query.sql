SELECT a.role, who.records, st.strand_code, a.scope, a.events
FROM warehouse.agg_repeat_person a
JOIN warehouse.dim_strand st USING (strand_key)
CROSS JOIN LATERAL (SELECT string_agg(DISTINCT label, ' ' ORDER BY label) AS records
                    FROM warehouse.fact_involvement v
                    JOIN warehouse.dim_record r USING (record_key)
                    JOIN (VALUES ('C1'), ('C2'), ('C3'), ('C4'), ('C5'), ('C6'), ('C7'), ('C8'), ('R1'), ('R2'), ('R3'), ('R4')) AS l (label) ON md5(label)::uuid = r.record_token
                    WHERE v.person_key = a.person_key AND v.known_to = 'infinity') who
WHERE st.strand_code IS NOT NULL
ORDER BY 1, 2, 3, 4
