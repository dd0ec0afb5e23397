-- Purpose: versions of the records of this load that begin before the one before has ended.
-- Grain: one row: rows_checked, rows_failed.
-- Inputs: staging.incident_record, warehouse.fact_incident, :delivery_key.
-- Idempotent because: it only reads.
SELECT count(*) AS rows_checked, count(*) FILTER (WHERE known_from < ended) AS rows_failed
FROM (SELECT f.known_from, lag(f.known_to) OVER (PARTITION BY f.record_key ORDER BY f.known_from) AS ended
      FROM staging.incident_record r
      JOIN warehouse.fact_incident f USING (record_key)
      WHERE r.delivery_key = :delivery_key) version;
