-- Purpose: rows of the bridge of this load whose strand is not in its dimension.
-- Grain: one row: rows_checked, rows_failed.
-- Inputs: warehouse.fact_incident, warehouse.bridge_incident_strand, warehouse.dim_strand, :load_key.
-- Idempotent because: it only reads.
SELECT count(*) AS rows_checked, count(*) FILTER (WHERE d.strand_key IS NULL) AS rows_failed
FROM warehouse.fact_incident f
JOIN warehouse.bridge_incident_strand b USING (incident_key)
LEFT JOIN warehouse.dim_strand d USING (strand_key)
WHERE f.load_key = :load_key;
