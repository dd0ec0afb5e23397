SELECT a.role, who.records, a.scope, a.first_month_end, a.last_month_end, a.events, a.events_to, a.shortest_days, a.agencies
FROM warehouse.agg_repeat_person a
JOIN warehouse.dim_strand st USING (strand_key)
CROSS JOIN LATERAL (SELECT string_agg(DISTINCT label, ' ' ORDER BY label) AS records
                    FROM warehouse.fact_involvement v
                    JOIN warehouse.dim_record r USING (record_key)
                    JOIN (VALUES ('C1'), ('C2'), ('C3'), ('C4'), ('C5'), ('C6'), ('C7'), ('C8'), ('R1'), ('R2'), ('R3'), ('R4')) AS l (label) ON md5(label)::uuid = r.record_token
                    WHERE v.person_key = a.person_key AND v.known_to = 'infinity') who
WHERE st.strand_code = 'ALL'
ORDER BY 1, 2, 3, 4, 5, 6
