-- Purpose: records of this load with more than one open version, or with one although they left.
-- Grain: one row: rows_checked, rows_failed.
-- Inputs: staging.incident_record, warehouse.dim_record, warehouse.fact_incident, :delivery_key.
-- Idempotent because: it only reads.
SELECT count(*) AS rows_checked, count(*) FILTER (WHERE open <> CASE WHEN left_reason IS NULL THEN 1 ELSE 0 END) AS rows_failed
FROM (SELECT d.record_key, d.left_reason, count(f.incident_key) AS open
      FROM staging.incident_record r
      JOIN warehouse.dim_record d USING (record_key)
      LEFT JOIN warehouse.fact_incident f ON f.record_key = d.record_key AND f.known_to = 'infinity'
      WHERE r.delivery_key = :delivery_key
      GROUP BY d.record_key, d.left_reason) record;
