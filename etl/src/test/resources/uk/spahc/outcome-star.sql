-- Purpose: what must not depend on the order of deliveries: open outcomes, those that wait, and the figures; by natural keys,
--   people as partitions, without surrogate keys, loads and known times.
-- Grain: one row a fact or figure, as text.
-- Inputs: warehouse.fact_outcome, fact_outcome_awaiting, agg_outcome_month, fact_incident_hour, dimensions.
-- Idempotent because: it only reads.
SELECT concat_ws('|', 'outcome', o.outcome_token, r.record_token, d.outcome_code, o.outcome_date_key, o.is_withdrawn, o.source_updated,
                 o.occurred_date_key, o.reported_date_key, o.recorded_date_key, f.offence_code, w.ward_code, l.lsoa_code, a.authority_code,
                 sign(o.person_key), CASE WHEN o.person_key > 0 THEN min(o.outcome_token::text) OVER (PARTITION BY o.person_key) END) AS fact
FROM warehouse.fact_outcome o
JOIN warehouse.dim_record r USING (record_key)
JOIN warehouse.dim_outcome d USING (outcome_key)
JOIN warehouse.dim_offence f USING (offence_key)
JOIN warehouse.dim_ward w USING (ward_key)
JOIN warehouse.dim_lsoa l USING (lsoa_key)
JOIN warehouse.dim_authority a ON a.authority_key = o.authority_key
WHERE o.known_to = 'infinity'
UNION ALL
SELECT concat_ws('|', 'awaiting', w.outcome_token, w.record_token, w.involved_token, d.outcome_code, w.outcome_date_key, w.is_withdrawn, w.source_updated)
FROM warehouse.fact_outcome_awaiting w JOIN warehouse.dim_outcome d USING (outcome_key)
WHERE NOT EXISTS (SELECT FROM warehouse.dim_record r WHERE r.record_token = w.record_token)
UNION ALL
SELECT concat_ws('|', 'figure', m.basis, m.month_date_key, m.geography_kind, a.authority_code, w.ward_code, s.strand_code, d.outcome_code,
                 m.offences, m.offences_of_which, m.days_to_outcome, m.offences_with_days)
FROM warehouse.agg_outcome_month m
JOIN warehouse.dim_outcome d USING (outcome_key)
JOIN warehouse.dim_strand s USING (strand_key)
JOIN warehouse.dim_authority a ON a.authority_key = m.authority_key
LEFT JOIN warehouse.dim_ward w ON m.geography_kind = 'WARD' AND w.ward_key = m.geography_key
UNION ALL
SELECT concat_ws('|', 'hour', i.record_token, h.weekday_number, h.hour, round(h.weight::numeric, 9))
FROM warehouse.fact_incident i JOIN warehouse.fact_incident_hour h USING (incident_key)
WHERE i.known_to = 'infinity'
ORDER BY 1
