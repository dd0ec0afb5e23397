SELECT o.line_number AS line, o.area, o.disposition, f.load_key - 900000 AS given_by, f.is_withdrawn, d.outcome_code, f.recorded_date_key,
       a.outcome_token IS NOT NULL AS waits,
       (SELECT sum(offences) FROM warehouse.agg_outcome_month WHERE basis = 'CLOSED' AND geography_kind = 'AUTHORITY' AND strand_key = -3) AS closed
FROM staging.outcome o
LEFT JOIN warehouse.fact_outcome f ON f.told_load_key = o.delivery_key AND f.told_line_number = o.line_number
LEFT JOIN warehouse.dim_outcome d USING (outcome_key)
LEFT JOIN warehouse.fact_outcome_awaiting a ON a.told_load_key = o.delivery_key AND a.told_line_number = o.line_number
WHERE o.delivery_key = 900001
ORDER BY 1
