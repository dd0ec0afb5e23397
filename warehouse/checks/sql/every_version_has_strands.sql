-- Purpose: versions of this load without a row of the bridge.
-- Grain: one row: rows_checked, rows_failed.
-- Inputs: warehouse.fact_incident, warehouse.bridge_incident_strand, :load_key.
-- Idempotent because: it only reads.
SELECT count(DISTINCT f.incident_key) AS rows_checked, count(*) FILTER (WHERE b.incident_key IS NULL) AS rows_failed
FROM warehouse.fact_incident f
LEFT JOIN warehouse.bridge_incident_strand b USING (incident_key)
WHERE f.load_key = :load_key;
