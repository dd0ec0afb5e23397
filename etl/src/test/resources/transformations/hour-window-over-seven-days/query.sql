SELECT f.line_number AS line, count(h.hour) AS hours, round(min(h.weight)::numeric * 168, 6) AS least, round(max(h.weight)::numeric * 168, 6) AS most,
       round(sum(h.weight)::numeric, 6) AS all,
       (SELECT string_agg(DISTINCT m.left_out_because || ' ' || m.offences_left_out, '; ') FROM mart.mart_hate_crime__hour m
        WHERE m.geography_kind = 'AUTHORITY' AND m.strand_code = 'ALL' AND m.hour IS NULL) AS left_out
FROM warehouse.fact_incident f
LEFT JOIN warehouse.fact_incident_hour h USING (incident_key)
WHERE f.load_key > 900000
GROUP BY f.line_number
ORDER BY 1
