-- Purpose: facts and figures with everything that their members say, so that a member that came late shows.
-- Grain: one row a fact or figure, as text, by natural key.
-- Inputs: warehouse.fact_incident, fact_involvement, fact_outcome, agg_area_month, agg_outcome_month, dimensions.
-- Idempotent because: it only reads.
SELECT concat_ws('|', 'incident', f.record_token, o.offence_code, o.offence_name, o.offence_group, o.is_aggravated, o.is_inferred,
                 l.location_type_code, l.location_type_name, l.is_inferred,
                 (SELECT string_agg(s.strand_code || '=' || round(b.weight_national::numeric, 6) || ' ' || s.strand_name || ' ' || s.is_inferred, ', ' ORDER BY s.strand_code)
                  FROM warehouse.bridge_incident_strand b JOIN warehouse.dim_strand s USING (strand_key) WHERE b.incident_key = f.incident_key)) AS told
FROM warehouse.fact_incident f
JOIN warehouse.dim_offence o USING (offence_key)
JOIN warehouse.dim_location_type l USING (location_type_key)
UNION ALL
SELECT concat_ws('|', 'person', r.record_token, v.person_number, g.gender_code, g.gender_name, g.is_inferred, t.relationship_code, t.relationship_name, t.is_inferred)
FROM warehouse.fact_involvement v
JOIN warehouse.dim_record r USING (record_key)
JOIN warehouse.dim_gender g USING (gender_key)
JOIN warehouse.dim_relationship t USING (relationship_key)
UNION ALL
SELECT concat_ws('|', 'outcome', t.outcome_token, d.outcome_code, d.outcome_name, d.outcome_group, d.parent_code, d.is_positive, d.is_inferred)
FROM warehouse.fact_outcome t JOIN warehouse.dim_outcome d USING (outcome_key)
UNION ALL
SELECT concat_ws('|', 'month', m.geography_kind, m.month_date_key, s.strand_code, sum(m.records), sum(m.offences), sum(m.events))
FROM warehouse.agg_area_month m JOIN warehouse.dim_strand s USING (strand_key)
GROUP BY m.geography_kind, m.month_date_key, s.strand_code
UNION ALL
SELECT concat_ws('|', 'outcomes', m.basis, m.geography_kind, m.month_date_key, s.strand_code, d.outcome_code, sum(m.offences), sum(m.offences_of_which))
FROM warehouse.agg_outcome_month m JOIN warehouse.dim_strand s USING (strand_key) JOIN warehouse.dim_outcome d USING (outcome_key)
GROUP BY m.basis, m.geography_kind, m.month_date_key, s.strand_code, d.outcome_code
ORDER BY 1
