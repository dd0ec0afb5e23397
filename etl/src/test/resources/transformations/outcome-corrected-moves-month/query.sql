SELECT a.basis, a.month_date_key AS month, d.outcome_code AS type, a.offences, a.offences_of_which AS of_which, a.days_to_outcome AS days
FROM warehouse.agg_outcome_month a
JOIN warehouse.dim_outcome d USING (outcome_key)
WHERE a.geography_kind = 'AUTHORITY' AND a.strand_key = -3
ORDER BY 1, 2, d.sort_order
