SELECT a.basis, p.authority_code, d.outcome_code AS type, d.is_inferred, a.offences
FROM warehouse.agg_outcome_month a
JOIN warehouse.dim_outcome d USING (outcome_key)
JOIN warehouse.dim_authority p ON p.authority_key = a.geography_key
WHERE a.geography_kind = 'AUTHORITY' AND a.strand_key = -3
ORDER BY 1, 2, d.sort_order, 3
