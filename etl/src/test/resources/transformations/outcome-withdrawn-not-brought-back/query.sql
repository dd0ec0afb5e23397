SELECT i.delivery_key - 900000 AS delivery, i.line_number AS line, i.disposition,
       (SELECT string_agg(d.outcome_code || CASE WHEN f.is_withdrawn THEN ' withdrawn' ELSE '' END, '; ' ORDER BY f.told_line_number)
        FROM warehouse.fact_outcome f JOIN warehouse.dim_outcome d USING (outcome_key) WHERE f.known_to = 'infinity') AS open,
       (SELECT string_agg(d.outcome_code || ' ' || a.offences, '; ' ORDER BY d.sort_order)
        FROM warehouse.agg_outcome_month a JOIN warehouse.dim_outcome d USING (outcome_key)
        WHERE a.basis = 'RECORDED' AND a.geography_kind = 'AUTHORITY' AND a.strand_key = -3) AS recorded
FROM staging.outcome i
WHERE i.delivery_key > 900000
ORDER BY 1, 2
