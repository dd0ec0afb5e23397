-- Purpose: open involvements of this load's records whose incident is not open.
-- Grain: one row: rows_checked, rows_failed.
-- Inputs: staging.incident_record, warehouse.fact_involvement, warehouse.fact_incident, :delivery_key.
-- Idempotent because: it only reads.
SELECT count(*) AS rows_checked, count(*) FILTER (WHERE f.incident_key IS NULL) AS rows_failed
FROM staging.incident_record r
JOIN warehouse.fact_involvement v ON v.record_key = r.record_key AND v.known_to = 'infinity'
LEFT JOIN warehouse.fact_incident f ON f.record_key = r.record_key AND f.known_to = 'infinity'
WHERE r.delivery_key = :delivery_key;
