SELECT a.told_line_number AS line, a.waits_until,
       (SELECT string_agg(d.load_key - 900000 || ': ' || d.outcomes, '; ') FROM warehouse.agg_outcome_dropped d) AS dropped
FROM warehouse.fact_outcome_awaiting a
ORDER BY 1
