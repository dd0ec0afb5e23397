-- Purpose: open aggravated offences of this load without a strand that the code allows on the day recorded.
-- Grain: one row: rows_checked, rows_failed.
-- Inputs: warehouse.fact_incident, dim_offence, dim_date, bridge_incident_strand, dim_strand, dim_offence_strand, :load_key.
-- Idempotent because: it only reads.
SELECT count(*) AS rows_checked, count(*) FILTER (WHERE NOT is_allowed) AS rows_failed
FROM (SELECT f.incident_key, coalesce(bool_or(allowed.offence_code IS NOT NULL), false) AS is_allowed
      FROM warehouse.fact_incident f
      JOIN warehouse.dim_offence o USING (offence_key)
      JOIN warehouse.dim_date recorded ON recorded.date_key = f.recorded_date_key
      LEFT JOIN warehouse.bridge_incident_strand b USING (incident_key)
      LEFT JOIN warehouse.dim_strand s USING (strand_key)
      LEFT JOIN warehouse.dim_offence_strand allowed
             ON allowed.offence_code = o.offence_code
            AND allowed.strand_code = coalesce(s.national_strand_code, s.strand_code)
            AND coalesce(recorded.date, current_date) >= allowed.valid_from AND coalesce(recorded.date, current_date) < allowed.valid_to
      WHERE f.load_key = :load_key AND f.known_to = 'infinity' AND o.is_aggravated
      GROUP BY f.incident_key) aggravated;
