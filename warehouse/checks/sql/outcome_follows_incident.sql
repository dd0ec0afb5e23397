-- Purpose: open outcomes of this delivery's records that stayed with a version that is closed, and outcomes that still wait
--   for a record that is there.
-- Grain: one row: rows_checked, rows_failed.
-- Inputs: staging.incident_record, warehouse.fact_incident, fact_outcome, fact_outcome_awaiting, dim_source, :delivery_key, :source_code.
-- Idempotent because: it only reads.
SELECT count(*) AS rows_checked, count(*) FILTER (WHERE is_left_behind) AS rows_failed
FROM (SELECT f.incident_key IS NULL AS is_left_behind
      FROM staging.incident_record r
      JOIN warehouse.fact_outcome o ON o.record_key = r.record_key AND o.known_to = 'infinity'
      LEFT JOIN warehouse.fact_incident f ON f.incident_key = o.incident_key AND f.known_to = 'infinity'
      WHERE r.delivery_key = :delivery_key
      UNION ALL
      SELECT true
      FROM staging.incident_record r
      JOIN warehouse.dim_source s ON s.source_code = :source_code
      JOIN warehouse.fact_outcome_awaiting a ON a.source_key = s.source_key AND a.record_token = r.record_token
      WHERE r.delivery_key = :delivery_key AND r.area <> 'OUTSIDE') outcome;
