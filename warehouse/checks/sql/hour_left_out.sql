-- Purpose: open versions of this load that are in no hour of the week, for a window over 7 days or for want of a time.
-- Grain: one row: rows_checked, rows_failed.
-- Inputs: warehouse.fact_incident, warehouse.fact_incident_hour, ${precisions}, :load_key.
-- Idempotent because: it only reads.
SELECT count(*) AS rows_checked,
       count(*) FILTER (WHERE f.time_precision IN (${precisions})
                          AND NOT EXISTS (SELECT FROM warehouse.fact_incident_hour h WHERE h.incident_key = f.incident_key)) AS rows_failed
FROM warehouse.fact_incident f
WHERE f.load_key = :load_key AND f.known_to = 'infinity';
