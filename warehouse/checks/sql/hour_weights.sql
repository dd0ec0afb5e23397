-- Purpose: versions of this load whose hours do not sum to 1, or that have hours although their time is not known well
--   enough, or none although it is.
-- Grain: one row: rows_checked, rows_failed.
-- Inputs: warehouse.fact_incident, warehouse.fact_incident_hour, :load_key.
-- Idempotent because: it only reads.
SELECT count(*) AS rows_checked,
       count(*) FILTER (WHERE is_told <> (hours > 0) OR (hours > 0 AND abs(weight - 1) > 1e-9)) AS rows_failed
FROM (SELECT f.incident_key,
             f.occurred_from IS NOT NULL AND (f.time_precision = 'EXACT'
                 OR (f.time_precision = 'WINDOW' AND f.occurred_to > f.occurred_from AND f.occurred_to - f.occurred_from <= interval '7 days')) AS is_told,
             count(h.hour) AS hours, coalesce(sum(h.weight), 0) AS weight
      FROM warehouse.fact_incident f
      LEFT JOIN warehouse.fact_incident_hour h USING (incident_key)
      WHERE f.load_key = :load_key
      GROUP BY f.incident_key) version;
