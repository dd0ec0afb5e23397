-- Purpose: records that say one thing and mean another, of those in staging.touched_record: an aggravated offence without a strand
--   that its code allows on the day recorded (where that is not known: today), and a hate crime whose investigation was found
--   not in the public interest. They are in the figures as they are.
-- Grain: one row a record and exception.
-- Inputs: staging.touched_record, warehouse.fact_incident, fact_outcome, bridge_incident_strand, dimensions, :delivery_key.
-- Idempotent because: the rows of the touched records are written anew from the open versions; the same file rebuilds the whole.
DELETE FROM warehouse.agg_exception e
USING staging.touched_record t
WHERE t.delivery_key = :delivery_key AND e.record_key = t.record_key;

INSERT INTO warehouse.agg_exception (record_key, exception_kind, incident_key, source_key, recorded_date_key, offence_key, load_key)
WITH incident AS NOT MATERIALIZED (
    SELECT f.*
    FROM staging.touched_record t
    JOIN warehouse.fact_incident f ON f.record_key = t.record_key AND f.known_to = 'infinity' AND f.is_counted
    WHERE t.delivery_key = :delivery_key
)
SELECT f.record_key, 'AGGRAVATED_WITHOUT_STRAND', f.incident_key, f.source_key, f.recorded_date_key, f.offence_key, f.load_key
FROM incident f
JOIN warehouse.dim_offence o USING (offence_key)
LEFT JOIN warehouse.dim_date d ON d.date_key = f.recorded_date_key
WHERE o.is_aggravated
  AND NOT EXISTS (SELECT FROM warehouse.bridge_incident_strand b
                  JOIN warehouse.dim_strand s USING (strand_key)
                  JOIN warehouse.dim_offence_strand allowed ON allowed.offence_code = o.offence_code
                       AND allowed.strand_code = coalesce(s.national_strand_code, s.strand_code)
                       AND coalesce(d.date, current_date) >= allowed.valid_from AND coalesce(d.date, current_date) < allowed.valid_to
                  WHERE b.incident_key = f.incident_key)
UNION ALL
SELECT DISTINCT f.record_key, 'OUTCOME_21', f.incident_key, f.source_key, f.recorded_date_key, f.offence_key, f.load_key
FROM incident f
JOIN warehouse.fact_outcome x ON x.record_key = f.record_key AND x.known_to = 'infinity' AND NOT x.is_withdrawn
JOIN warehouse.dim_outcome o ON o.outcome_key = x.outcome_key AND o.outcome_code = '21';
