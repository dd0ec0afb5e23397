SELECT mine.label AS report, other.label AS record, m.verdict, m.rule
FROM warehouse.fact_event_match m
JOIN warehouse.dim_record r ON r.record_key = m.record_key
JOIN warehouse.dim_record o ON o.record_key = m.other_record_key
JOIN (VALUES ('C1'), ('C2'), ('C3'), ('C4'), ('C5'), ('C6'), ('C7'), ('C8'), ('R1'), ('R2'), ('R3'), ('R4')) AS mine (label) ON md5(mine.label)::uuid = r.record_token
JOIN (VALUES ('C1'), ('C2'), ('C3'), ('C4'), ('C5'), ('C6'), ('C7'), ('C8'), ('R1'), ('R2'), ('R3'), ('R4')) AS other (label) ON md5(other.label)::uuid = o.record_token
ORDER BY 1, 2
