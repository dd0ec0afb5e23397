-- Purpose: versions of this load whose weights do not sum to 1 over their set; over the national set to 0 where it is empty.
-- Grain: one row: rows_checked, rows_failed.
-- Inputs: warehouse.fact_incident, warehouse.bridge_incident_strand, warehouse.dim_strand, :load_key.
-- Idempotent because: it only reads.
SELECT count(*) AS rows_checked,
       count(*) FILTER (WHERE abs(weight_all - 1) > 1e-9 OR abs(weight_national - has_national) > 1e-9) AS rows_failed
FROM (SELECT sum(b.weight_all) AS weight_all, sum(b.weight_national) AS weight_national,
             max(CASE WHEN d.national_strand_code IS NULL THEN 0 ELSE 1 END) AS has_national
      FROM warehouse.fact_incident f
      JOIN warehouse.bridge_incident_strand b USING (incident_key)
      JOIN warehouse.dim_strand d USING (strand_key)
      WHERE f.load_key = :load_key
      GROUP BY f.incident_key) version;
