-- Purpose: versions of this delivery's withdrawn records in which a person or a place is still told of.
-- Grain: one row: rows_checked, rows_failed.
-- Inputs: staging.incident_record, warehouse.fact_involvement, fact_incident, :delivery_key.
-- Idempotent because: it only reads.
SELECT count(*) AS rows_checked, count(*) FILTER (WHERE tells) AS rows_failed
FROM (SELECT f.person_key > 0 OR f.removed_load_key IS NULL AS tells
      FROM staging.incident_record r JOIN warehouse.fact_involvement f USING (record_key)
      WHERE r.delivery_key = :delivery_key AND r.withdrawn_because IS NOT NULL
      UNION ALL
      SELECT f.known_to = 'infinity' OR f.place_token IS NOT NULL OR f.postcode_key > 0
      FROM staging.incident_record r JOIN warehouse.fact_incident f USING (record_key)
      WHERE r.delivery_key = :delivery_key AND r.withdrawn_because IS NOT NULL) version;
