-- Purpose: open outcomes of this load that are not given to an open incident version, or that wait for a record as well.
-- Grain: one row: rows_checked, rows_failed.
-- Inputs: warehouse.fact_outcome, fact_incident, fact_outcome_awaiting, :load_key.
-- Idempotent because: it only reads.
SELECT count(*) AS rows_checked, count(*) FILTER (WHERE f.incident_key IS NULL OR a.outcome_token IS NOT NULL) AS rows_failed
FROM warehouse.fact_outcome o
LEFT JOIN warehouse.fact_incident f ON f.incident_key = o.incident_key AND f.record_key = o.record_key AND f.known_to = 'infinity'
                                   AND (f.offence_key, f.authority_key, f.ward_key, f.lsoa_key, f.recorded_date_key)
                                     = (o.offence_key, o.authority_key, o.ward_key, o.lsoa_key, o.recorded_date_key)
LEFT JOIN warehouse.fact_outcome_awaiting a ON a.source_key = o.source_key AND a.outcome_token = o.outcome_token
WHERE o.load_key = :load_key AND o.known_to = 'infinity';
