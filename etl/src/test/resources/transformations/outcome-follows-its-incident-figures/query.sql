SELECT a.basis, a.month_date_key AS month, w.ward_code, d.outcome_code AS type, a.offences, a.days_to_outcome AS days
FROM warehouse.agg_outcome_month a
JOIN warehouse.dim_outcome d USING (outcome_key)
JOIN warehouse.dim_ward w ON w.ward_key = a.geography_key
WHERE a.geography_kind = 'WARD' AND a.strand_key = -3
ORDER BY 1, 2, 3
